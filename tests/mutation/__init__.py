"""What a run of mutation testing found: the report, and the reasons of the mutants that live."""
