"""How a doubtful text is entered in the register and told on its page: why it is open, its readings, the safer course, who is exposed."""

from __future__ import annotations

from dataclasses import dataclass

from app.law.readings import REGISTER, Doubt, doubt


@dataclass(frozen=True)
class About:
    """Why a text is doubtful, and who is exposed if the wrong reading is acted on."""

    open_because: str
    exposed: str


ABOUT: dict[str, About] = {}


def enter(id_: str, title: str, provision: str, because: str, *readings: tuple[str, str], safer: str, exposed: str) -> Doubt:
    """Enter a doubt with its readings; the first is the one that a rule takes first, and has no greater weight."""
    ABOUT[id_] = About(because, exposed)
    return doubt(id_, title, provision, *readings, safer=safer)


def page(id_: str) -> str:
    """The page of one doubt for docs/readings, in Markdown."""
    one, about = REGISTER[id_], ABOUT[id_]
    settled = len(one.readings) == 1
    lines = [
        f"# {one.id}: {one.title}", "", f"Provisions: {one.provision}.", "", about.open_because, "",
        "## Settled" if settled else "## Readings", "",
        *(f"- `{r.name}`: {r.sentence}" for r in one.readings), "",
        "## The safer course", "", one.safer, "",
        "## Who is exposed", "", about.exposed, "",
    ]  # fmt: skip
    return "\n".join(lines)


def page_name(id_: str) -> str:
    """The file name of a doubt's page: its number and its id."""
    return f"{int(id_.rpartition('A')[2]):04d}-{id_.lower()}.md"
