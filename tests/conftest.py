"""Hypothesis profiles: `dev` looks for new examples on each run, `ci` tries the same ones every time.

`mutation` is for runs that repeat all tests for each mutant: few examples, always the same.
"""

import os

from hypothesis import HealthCheck, settings

# Many invariants hold under a precondition, and a whole person and offer take many draws: both are meant.
_CALM = (HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile("dev", max_examples=100, deadline=None, suppress_health_check=_CALM)
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, print_blob=True)
settings.register_profile("mutation", settings.get_profile("ci"), max_examples=15)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))
