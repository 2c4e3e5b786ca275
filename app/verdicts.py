"""Shows why articles gave their events (``sarhad explain``) and what they almost gave (``sarhad audit``)."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest.article import Article
from ingest.explain import Slot, Verdict

WIDEST = 90  # characters of a sentence in a list


def show_article(console: Console, article: Article, verdicts: Sequence[Verdict]) -> None:
    """Every verdict as a block: the sentence, the scores, what spoke for it, the slots."""
    console.print(Text(f"{article.title or article.id}  ({article.id})", style="bold"))
    for verdict in verdicts:
        console.print(_headline(verdict))
        console.print(Text(f"  “{verdict.sentence}”"))
        console.print(Text(f"  {_reasons(verdict)}", style="dim"))
        for slot in verdict.slots:
            console.print(Text(f"    {_slot(slot)}", style="" if slot.chosen else "dim"))
    if not verdicts:
        console.print("  No sentence looks like an event.")


def _headline(verdict: Verdict) -> Text:
    mark, style = ("event", "green") if verdict.kept else ("refused", "red")
    scores = f"{verdict.chance:.2f} (network {verdict.network:.2f}, words {verdict.linear:.2f})"
    return Text.assemble("  ", (mark, style), f"  {verdict.type}  {scores}  trigger: {verdict.trigger}")


def _reasons(verdict: Verdict) -> str:
    words = " ".join(f"{word.strip()} {weight:+.1f}" for word, weight in verdict.words)
    features = " ".join(f"{name}={value:.2g} {moved:+.1f}" for name, value, moved in verdict.features)
    lexicon = ", ".join(verdict.lexicon) or "nothing"
    return f"lexicon: {lexicon}; words: {words}; decision: {features}"


def _slot(slot: Slot) -> str:
    return f"{slot.name}: {slot.value} {slot.chance:.2f}{'' if slot.chosen else ' (refused)'}"


def misses(read: Iterable[tuple[Article, Sequence[Verdict]]]) -> list[Verdict]:
    """Refused verdicts on sentences that gave no event at all, the nearest miss first."""
    found: list[Verdict] = []
    for _, verdicts in read:
        told = {verdict.sentence for verdict in verdicts if verdict.kept}
        best: dict[str, Verdict] = {}
        for verdict in verdicts:
            if verdict.sentence not in told and verdict.chance > getattr(best.get(verdict.sentence), "chance", 0.0):
                best[verdict.sentence] = verdict
        found.extend(best.values())
    return sorted(found, key=lambda verdict: (-verdict.chance, verdict.article, verdict.sentence))


def show_misses(console: Console, verdicts: Sequence[Verdict]) -> None:
    """One line a sentence."""
    if not verdicts:
        console.print("Every sentence that looks like an event gave one.")
        return
    table = Table("chance", "type", "trigger", "lexicon", "sentence", "article", show_edge=False, header_style="bold")
    for verdict in verdicts:
        sentence = verdict.sentence if len(verdict.sentence) <= WIDEST else verdict.sentence[: WIDEST - 1] + "…"
        row = (f"{verdict.chance:.2f}", verdict.type, verdict.trigger, ", ".join(verdict.lexicon), sentence)
        table.add_row(*map(Text, (*row, verdict.article)))
    console.print(table)
