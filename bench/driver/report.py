"""The tables: printed, kept beside the stores, and in docs/performance.md."""
import json
import os
import re

PAGE = "docs/performance.md"


def keep(result, cache):
    size, text = result["store"]["posts"], "\n".join(_tables(result))
    with open(os.path.join(cache, f"latest-{size}.json"), "w") as file:
        json.dump(result, file, indent=1)
    with open(os.path.join(cache, f"latest-{size}.md"), "w") as file:
        file.write(text + "\n")
    return text


def publish(result):
    _replace(_name(result["store"]["posts"]), "\n".join(_tables(result)))


def _name(posts):
    """The size that was asked for: 30,000 posts are 20,000 and a long topic."""
    return f"{(posts - 10_000) // 1_000}k"


def _replace(name, text):
    """Puts the table in the place of the one before it, or behind the others."""
    with open(PAGE) as file:
        page = file.read()
    begin, end = f"<!-- measured {name} -->", f"<!-- end {name} -->"
    block = f"{begin}\n\n{text}\n\n{end}"
    if begin in page:
        page = re.sub(re.escape(begin) + ".*?" + re.escape(end), lambda _: block, page, flags=re.S)
    else:
        page = page.rstrip() + f"\n\n{block}\n"
    with open(PAGE, "w") as file:
        file.write(page)


def _tables(result):
    machine, store = result["machine"], result["store"]
    yield f"### {store['posts']:,} posts in {store['topics']:,} topics by {store['members']:,} members"
    yield ""
    yield (f"Commit {machine['commit']}, {machine['date']}; {machine['processor']}, {machine['cores']} cores, {machine['memory']} GiB; {machine['system']}; "
           f"SDK {machine['runtime']}. Load average when it began: {machine['load']:.1f}.{' Short measurements.' if result['quick'] else ''}")
    seeded = f", filled with {store['seeded']:,.0f} posts a second" if store["seeded"] else ""
    yield f"Database: {store['size']:,.0f} MB{seeded}."
    yield from _pages(result)
    yield from _memory(result)
    yield from _replies(result)
    yield from _start(result)


def _pages(result):
    if not result["pages"]:
        return
    yield ""
    yield "| page | reader | cache | CPU, µs | × fixed bytes | from–to | req/s | of fixed | p50, ms | p99, ms | bytes | statements | of them, ms | KB allocated |"
    yield "| --- | --- | --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for row in result["pages"]:
        low, high = row["cost_spread"]
        yield (f"| {row['page']} | {row['reader']} | {row['cache']} | {row['cpu']:,.0f} | {row['cost']:.2f} | {low:.2f}–{high:.2f} | {row['rate']:,.0f} | "
               f"{row['share']:.3f} | {row['p50']:.2f} | {row['p99']:.2f} | {row['size']:,} {row['encoding']} | "
               f"{row['statements']:.1f} | {row['database_ms']:.2f} | {row['allocated_kb']:,.0f} |")


def _memory(result):
    if result["memory"]:
        yield ""
        yield "Resident memory: " + ", ".join(f"{megabytes:.0f} MB {when}" for when, megabytes in result["memory"].items()) + "."


def _replies(result):
    sent = [row for row in result["replies"] if "clients" in row]
    if sent:
        yield ""
        yield "| replies by | clients | a second | CPU, µs | p50, ms | p99, ms |"
        yield "| --- | ---: | ---: | ---: | ---: | ---: |"
        for row in sent:
            yield f"| {row['way']} | {row['clients']} | {row['rate']:,.0f} | {row['cpu']:,.0f} | {row['p50']:.2f} | {row['p99']:.2f} |"
    for row in result["replies"]:
        if row["way"] == "evicted":
            yield ""
            yield (f"One topic's page, asked for by 16 visitors and written to {row['times']} times meanwhile: {row['requests']:,} answers, p50 {row['p50']:.2f} ms, "
                   f"p99 {row['p99']:.2f} ms, the longest {row['most']:.2f} ms.")
        if row["way"] == "online":
            yield ""
            yield (f"Replies by {row['by']}, 64 clients: {row['before']:,.0f} a second before, {row['after']:,.0f} after {row['others']:,} other members had read a page "
                   f"each ({row['after'] / row['before'] - 1:+.1%}).")
        if row["way"] == "killed":
            yield ""
            yield f"Killed with 64 clients writing: {row['acknowledged']:,} replies had been acknowledged, {row['found']:,} were there afterwards."


def _start(result):
    if result["start"]:
        forum, minimal = result["start"]["forum"], result["start"]["minimal"]
        yield ""
        yield (f"Start to the first topic page: {forum['seconds']:.2f} s and {forum['cpu']:.2f} s of CPU; the minimal app {minimal['seconds']:.2f} s and "
               f"{minimal['cpu']:.2f} s: {result['start']['ratio']:.2f}×.")
