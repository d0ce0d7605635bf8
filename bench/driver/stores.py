"""Stores full of posts, made once by `forum seed` and kept between runs."""
import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import time

import people
import programs

LONG_TOPIC = 10_000   # posts of the one topic whose page 500 is read
SEEDING = "src/Forum.Core/Features/Admin/Seeding"

# What one machine asks for in a minute would be refused as a flood.
LIFTED = {"pace.newcomerHours": 0, "pace.postSeconds": 0, **{f"pace.{name}": 1_000_000_000 for name in (
    "postsAnHourFromAnAddress", "formsAMinute", "formsAMinuteFromAnAddress", "searchesAMinute",
    "guestSearchesAMinute", "allGuestSearchesAMinute", "apiReadsAMinute", "apiWritesAMinute")}}


class Store:
    def __init__(self, folder):
        self.folder = folder
        self.data = os.path.join(folder, "data")
        self.database = os.path.join(self.data, "forum.db")
        self.log = os.path.join(folder, "server.log")
        self.settings = {"Forum__DataPath": self.data, "ASPNETCORE_ENVIRONMENT": "Production", **programs.IMAGE}

    def notes(self):
        with open(os.path.join(self.folder, "store.json")) as notes:
            return json.load(notes)

    def ask(self, sql, *values):
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as connection:
            return connection.execute(sql, values).fetchall()

    def size(self):
        return sum(os.path.getsize(self.database + end) for end in ("", "-wal") if os.path.exists(self.database + end)) / 2**20

    def describe(self):
        counts = {name: self.ask(f"SELECT count(*) FROM {name}")[0][0] for name in ("posts", "topics", "members")}
        return {**counts, "size": self.size(), "seeded": self.notes().get("seeded")}

    def topics(self, count, posts=20):
        """Topics with a full first page, drawn by lot: the same ones each time."""
        found = self.ask("SELECT id, slug FROM topics WHERE last_number >= ? AND last_number < ? AND deleted_at IS NULL", posts, LONG_TOPIC)
        return random.Random(count).sample(found, min(count, len(found)))

    def long_topic(self):
        return self.ask("SELECT id, slug FROM topics WHERE last_number >= ? ORDER BY id LIMIT 1", LONG_TOPIC)[0]

    def copied(self):
        """The same store to write into."""
        folder = self.folder + "-written"
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run(["cp", "--reflink=auto", "-r", self.folder, folder], check=True)
        return Store(folder)


def fill(cache, built, posts):
    store = Store(os.path.join(cache, "stores", f"{posts}-{_version()}"))
    if not os.path.exists(os.path.join(store.folder, "store.json")):
        shutil.rmtree(store.folder, ignore_errors=True)
        os.makedirs(store.data)
        seeded = _seed(built, store, posts)
        notes = people.settle(built, store)
        with open(os.path.join(store.folder, "store.json"), "w") as file:
            json.dump({"seeded": seeded, **notes}, file)
    with sqlite3.connect(store.database) as connection:
        connection.executemany("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", [(key, str(value)) for key, value in LIFTED.items()])
    return store


def _seed(built, store, posts):
    """Posts written a second, the program's start and its counting included."""
    print(f"Filling a store with {posts} posts …", flush=True)
    _run(built, store, "--users", "20", "--topics", "1", "--posts", LONG_TOPIC, "--seed", "2")
    began = time.monotonic()
    _run(built, store, "--users", max(200, min(posts // 100, 20_000)), "--topics", posts // 10, "--posts", posts)
    return posts / (time.monotonic() - began)


def _run(built, store, *options):
    subprocess.run([built["forum"], "seed", *map(str, options)], env={**os.environ, **store.settings}, check=True)


def _version():
    """Another way to make texts is another store."""
    digest = hashlib.sha256()
    for name in sorted(os.listdir(SEEDING)):
        with open(os.path.join(SEEDING, name), "rb") as source:
            digest.update(source.read())
    return digest.hexdigest()[:8]
