"""An invented O*NET folder in the shape in which its developers publish it."""

from pathlib import Path

HEADS = {
    "Work Context.txt": (
        "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tCategory\tData Value\tN\tStandard Error\t"
        "Lower CI Bound\tUpper CI Bound\tRecommend Suppress\tNot Relevant\tDate\tDomain Source"
    ),
    "Abilities.txt": (
        "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\tStandard Error\t"
        "Lower CI Bound\tUpper CI Bound\tRecommend Suppress\tNot Relevant\tDate\tDomain Source"
    ),
}
SITTING, HIGH_PLACES, CLIMBING, STRENGTH = "4.C.2.d.1.a", "4.C.2.c.1.c", "4.C.2.d.1.c", "1.A.3.a.1"


def context(soc, element, value, scale="CX", category="n/a", suppress="N"):
    """One row of `Work Context.txt`."""
    beginning = f'{soc}\t{element}\tSaid "so"\t{scale}\t{category}\t{value}'
    return f"{beginning}\t25\t0.2000\t\t\t{suppress}\tn/a\t08/2023\tIncumbent"


def ability(soc, element, value, scale="LV", suppress="N"):
    """One row of `Abilities.txt`."""
    return f"{soc}\t{element}\tName\t{scale}\t{value}\t8\t0.3000\t\t\t{suppress}\tN\t08/2023\tAnalyst"


def folder(path: Path, **files):
    """Write the files (`work_context`, `abilities`) and return the folder."""
    path.mkdir(exist_ok=True)
    names = {"work_context": "Work Context.txt", "abilities": "Abilities.txt"}
    for key, rows in files.items():
        text = "\r\n".join([HEADS[names[key]], *rows]) + "\r\n"
        (path / names[key]).write_bytes(text.encode())
    return path
