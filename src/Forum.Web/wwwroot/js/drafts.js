// Saves what is being written while one pauses. Another tab that saved meanwhile is told of, never overwritten.
const rest = 1500;

for (const said of document.querySelectorAll("[data-draft]")) {
  const { form } = said.closest("form").querySelector("[name=draftVersion]");
  const version = form.elements.draftVersion;
  let timer, running, stopped;

  const save = async () => {
    running = new AbortController();
    const body = new URLSearchParams({ place: said.dataset.draft });
    for (const name of ["markdown", "title", "tags", "category", "question", "replyTo", "draftVersion", "__RequestVerificationToken"]) {
      const field = form.elements[name];
      if (field) body.set(name, field.type === "checkbox" ? field.checked : field.value);
    }
    const answer = await fetch("/drafts", { method: "POST", body, signal: running.signal });
    if (answer.status === 409) {
      stopped = true;
      said.textContent = said.dataset.overtaken;
      return;
    }
    if (!answer.ok) throw new Error(answer.status);
    version.value = (await answer.json()).version;
    said.textContent = said.dataset.saved;
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => save().catch(({ name }) => name === "AbortError" || (said.textContent = said.dataset.failed)), rest);
  });

  // What is sent is no draft any more.
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    clearTimeout(timer);
    running?.abort();
  });
}
