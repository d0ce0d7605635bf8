"""Pages that people read, each against fixed bytes of its own size and encoding, in alternated pairs."""
import collections
import os
import random
import statistics
import tempfile
import time
import urllib.error
import urllib.request

import load
import probe
import servers

# How many pairs, how many seconds each measurement and the longest warming take, how many topics are read.
Lengths = collections.namedtuple("Lengths", "pairs seconds warm topics")
FULL = Lengths(pairs=5, seconds=2, warm=45, topics=500)
QUICK = Lengths(pairs=5, seconds=1, warm=40, topics=200)

READERS = 8    # members who read
IDLE = 3       # seconds after the start when memory is looked at
SAMPLE = 40    # answers that a page's size is taken from
WORDS = ("requête formulaire jointure déploiement fonction tuteur index maquette interface serveur migration fichier accents schéma "
         "exercices colonnes livraison query form deployment mock-up migration schema exercises report column").split()


def home(store, lengths):
    return ["/"]


def category(store, lengths):
    slugs = [slug for slug, in store.ask("SELECT slug FROM categories WHERE topic_count > 0 AND parent_id IS NULL")]
    return [f"/c/{slug}{page}" for slug in slugs for page in ("", "?page=2", "?page=3")]


def topic(store, lengths):
    return [f"/t/{slug}/{id}" for id, slug in store.topics(lengths.topics)]


def page500(store, lengths):
    id, slug = store.long_topic()
    return [f"/t/{slug}/{id}?page={page}" for page in range(401, 501)]


def page1(store, lengths):
    id, slug = store.long_topic()
    return [f"/t/{slug}/{id}"] + [f"/t/{slug}/{id}?page={page}" for page in range(2, 101)]


def search(store, lengths):
    draw = random.Random(1)
    return [f"/search?q={urllib.request.quote(word)}" for word in WORDS] + [
        f"/search?q={urllib.request.quote(' '.join(draw.sample(WORDS, 2)))}" for _ in range(60)]


def feed(store, lengths):
    slugs = [slug for slug, in store.ask("SELECT slug FROM categories WHERE topic_count > 0 AND parent_id IS NULL")]
    return ["/feed.atom"] + [f"/c/{slug}/feed.atom" for slug in slugs]


KINDS = {kind.__name__: kind for kind in (home, category, topic, page1, page500, search, feed)}

# Who reads, and whether pages for visitors are kept: "off" is what the first visitor of each page costs.
CACHE = {"on": {}, "off": {"ASPNETCORE_ENVIRONMENT": "Bench", "Forum__Bench__Cache": "off"}}
READINGS = (("visitor", "on"), ("visitor", "off"), ("member", "on"))


def measure(built, store, asked, lengths, cache_folder, keep):
    wanted = {name: make(store, lengths) for name, make in KINDS.items() if name in asked}
    if not wanted:
        return [], {}
    rows = _counted(built, store, wanted, os.path.join(cache_folder, "statements.md"))
    memory = {}
    fixed = servers.Server([built["fixed-bytes"]])
    fixed.answers("/1000")
    for cache in ("on", "off"):
        forum = servers.Server([built["forum"]], {**store.settings, **CACHE[cache]}, store.log)
        forum.answers("/")
        time.sleep(IDLE)
        memory[f"idle, cache {cache}"] = forum.memory()
        for reader in [who for who, setting in READINGS if setting == cache]:
            for name, paths in wanted.items():
                row = rows[name, reader, cache]
                row.update(_pairs(forum, fixed, _asked(store, reader, paths), lengths))
                print(_line(row), flush=True)
                keep([row for row in rows.values() if "cpu" in row], memory)
            memory[f"after {reader}s, cache {cache}"] = forum.memory()
        memory[f"most, cache {cache}"] = forum.memory("VmHWM")
        forum.stop()
    fixed.stop()
    return list(rows.values()), memory


def _counted(built, store, wanted, file):
    """Statements and allocations of each page, by a server that nothing is measured on."""
    rows = {}
    open(file, "w").close()
    for cache in ("on", "off"):
        probed = probe.Probed(built, store, CACHE[cache])
        for reader in [who for who, setting in READINGS if setting == cache]:
            for name, paths in wanted.items():
                counted = probed.count(_asked(store, reader, paths))
                probed.write_down(file, f"{name}, {reader}, cache {cache}", counted)
                rows[name, reader, cache] = {"page": name, "reader": reader, "cache": cache, **{part: counted[part] for part in counted if part != "ran"}}
        probed.stop()
    return rows


def _asked(store, reader, paths):
    """Every address; members take turns, and share the few addresses there may be."""
    cookies = [member["cookies"] for member in store.notes()["members"][:READERS]] if reader == "member" else [""]
    if len(paths) < len(cookies):
        asked = [(path, cookie) for path in paths for cookie in cookies]
    else:
        asked = [(path, cookies[turn % len(cookies)]) for turn, path in enumerate(paths)]
    random.Random(7).shuffle(asked)
    return asked


def _pairs(forum, fixed, asked, lengths):
    size, encoding = _look(forum, asked)
    with tempfile.TemporaryDirectory() as folder:
        ours = _listed(folder, "forum", asked)
        theirs = _listed(folder, "fixed", [(f"/{size}/{encoding}", "")])
        load.warm(lambda seconds: load.gets(forum, ours, seconds), lengths.warm, len(asked))
        load.warm(lambda seconds: load.gets(fixed, theirs, seconds), lengths.warm)
        runs = []
        for pair in range(lengths.pairs):
            order = [(forum, ours), (fixed, theirs)]
            both = {server: load.gets(server, file, lengths.seconds) for server, file in (order if pair % 2 else reversed(order))}
            runs.append((both[forum], both[fixed]))
    return _summed(runs, size, encoding, len(asked))


def _look(forum, asked):
    """How large the answers are, as they travel."""
    sizes, encoding = [], ""
    for path, cookie in asked[:SAMPLE]:
        headers = {"Accept-Encoding": load.ENCODINGS, **({"Cookie": cookie} if cookie else {})}
        try:
            with urllib.request.urlopen(urllib.request.Request(forum.url + path, headers=headers)) as answer:
                sizes.append(len(answer.read()))
                encoding = answer.headers.get("Content-Encoding") or ""
        except urllib.error.HTTPError as refusal:
            raise SystemExit(f"{path} was answered with {refusal.code}; the log is {forum.log.name}")
    return round(statistics.mean(sizes)), encoding


def _listed(folder, name, asked):
    file = os.path.join(folder, name)
    with open(file, "w") as lines:
        lines.writelines(f"{path}\t{cookie}\n" for path, cookie in asked)
    return file


def _summed(runs, size, encoding, addresses):
    middle = lambda values: statistics.median(values)
    return {
        "addresses": addresses, "size": size, "encoding": encoding or "none",
        "cpu": middle([ours["cpu"] for ours, _ in runs]), "fixed": middle([theirs["cpu"] for _, theirs in runs]),
        "cost": middle([ours["cpu"] / theirs["cpu"] for ours, theirs in runs]),
        "cost_spread": [min(ours["cpu"] / theirs["cpu"] for ours, theirs in runs), max(ours["cpu"] / theirs["cpu"] for ours, theirs in runs)],
        "rate": middle([ours["rate"] for ours, _ in runs]), "share": middle([ours["rate"] / theirs["rate"] for ours, theirs in runs]),
        "p50": middle([ours["p50"] for ours, _ in runs]), "p99": middle([ours["p99"] for ours, _ in runs]),
        "fixed_p99": middle([theirs["p99"] for _, theirs in runs]),
        "load": os.getloadavg()[0],
    }


def _line(row):
    return (f"{row['page']:<9} {row['reader']:<8} cache {row['cache']:<4} {row['cpu']:8.0f} µs = {row['cost']:6.2f}× fixed ({row['fixed']:.0f} µs)  "
            f"{row['rate']:8.0f} req/s = {row['share']:.3f}  p50 {row['p50']:.2f} ms  p99 {row['p99']:.2f} ms  {row['size']} B {row['encoding']}  "
            f"{row['statements']:.1f} statements {row['database_ms']:.2f} ms, {row['allocated_kb']:.0f} KB  load {row['load']:.1f}")
