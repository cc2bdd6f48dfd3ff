"""`make demo [FILE=resume.json]`: a new account takes a JSON Resume file through the whole product."""

import argparse
import sys
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.panel import Panel
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from local.instance import Instance
from tools.api_client import Account, ApiClient, RequestRefused, example_resume
from tools.operated import NotReached, outputs_here

_MOST_SKILLS = 25
console = Console()


def main() -> int:
    """Ends with 1 and a sentence where the file or the API refuses."""
    arguments = _arguments()
    try:
        data = arguments.file.read_bytes()
        _journey(ApiClient(outputs_here()["api_url"]), arguments.file.name, data, arguments.out)
    except (NotReached, RequestRefused, OSError, httpx.HTTPError) as error:
        console.print(f"[red]{error}[/]", soft_wrap=True)
        return 1
    return 0


def _journey(api: ApiClient, name: str, data: bytes, out: Path) -> None:
    account = Account.new()
    with _progress() as progress:
        task = progress.add_task("Making an account", total=1.0)

        def told(what: str, share: float) -> None:
            progress.update(task, description=what, completed=share)

        api.register(account)
        api.sign_in(account)
        applied = api.import_json_resume(name, data, told)
        experiences = api.wait_for_enrichment(told)
        summary = api.wait_for_summary(told) if experiences else None
        told("Typesetting the resume", 0.95)
        pdf = api.resume_pdf("Resume")
        told("Done", 1.0)
    _show(applied, experiences, summary)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(pdf)
    console.print(f"Resume: [bold]{out}[/] ({len(pdf) / 1000:.0f} kB)")
    console.print(f"Sign in as [bold]{account.username}[/] with [bold]{account.password}[/]")


def _show(applied: dict[str, int], experiences: list[dict[str, Any]], summary: dict[str, Any] | None) -> None:
    console.print("Written to the record: " + ", ".join(f"{count} {kind}" for kind, count in applied.items()))
    if summary:
        text = f"[bold]{summary['headline']}[/]\n\n{summary['executive_summary']}"
        skills = ", ".join(summary["key_skills"])
        console.print(
            Panel(
                f"{text}\n\n[dim]Key skills:[/] {skills}",
                title="Quick summary",
                width=min(100, console.width),
            )
        )
    for one in experiences:
        if one["enrichment"]["status"] == "failed":
            console.print(f"[yellow]{one['title']}:[/] {one['enrichment']['reason']}", soft_wrap=True)
    console.print(_skills_table(experiences))


def _skills_table(experiences: list[dict[str, Any]]) -> Table:
    table = Table(title="Skills and the words that show them", width=min(100, console.width))
    for heading in ("Skill", "In", "Evidence"):
        table.add_column(heading)
    rows = [
        (skill["name"], f"{one['title']}, {one['organization']}", f"“{skill['evidence'][0]['text']}”")
        for one in experiences
        for skill in one["enrichment"]["skills"]
    ]
    for row in rows[:_MOST_SKILLS]:
        table.add_row(*row)
    if len(rows) > _MOST_SKILLS:
        table.caption = f"and {len(rows) - _MOST_SKILLS} more"
    return table


def _progress() -> Progress:
    columns = (TextColumn("{task.description:<36}"), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make demo", description="Takes a JSON Resume file through.")
    parser.add_argument("file", nargs="?", type=Path, default=example_resume(), help="a JSON Resume file")
    out = Instance.of_environment().home / "demo" / "resume.pdf"
    parser.add_argument("--out", type=Path, default=out, help="where the PDF goes")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
