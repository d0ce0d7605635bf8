// The preview comes from the server, made by the pipeline that publishes, so both are always the same.
const policy = globalThis.trustedTypes?.createPolicy("preau-preview", { createHTML: (html) => html });
const pause = 400;

const fetchHtml = async (form, text, signal) => {
  const body = new URLSearchParams({ markdown: text.value });
  const token = form.querySelector("[name=__RequestVerificationToken]");
  if (token) body.set(token.name, token.value);
  const answer = await fetch("/preview", { method: "POST", body, signal });
  if (!answer.ok) throw new Error(answer.status);
  return answer.text();
};

const place = (box) => {
  const section = document.createElement("section");
  section.className = "seen";
  const title = document.createElement("h2");
  title.textContent = box.dataset.previewTitle;
  section.setAttribute("aria-label", title.textContent);
  const prose = document.createElement("div");
  prose.className = "prose";
  section.append(title, prose);
  const home = box.closest("form").querySelector("[data-preview]");
  if (home) home.replaceChildren(section);
  else box.closest(".field").after(section);
  return prose;
};

for (const box of document.querySelectorAll("[data-composer]")) {
  const text = box.querySelector("textarea");
  const { form } = text;
  let prose, timer, running;

  const show = async () => {
    running?.abort();
    running = new AbortController();
    const html = await fetchHtml(form, text, running.signal);
    prose ??= place(box);
    prose.innerHTML = policy ? policy.createHTML(html) : html;
  };

  const button = box.querySelector("[name=preview]");
  button?.addEventListener("click", async (event) => {
    if (button.dataset.plain) return;
    event.preventDefault();
    try {
      await show();
      prose.parentElement.scrollIntoView({ block: "nearest" });
    } catch {
      // Offline, or refused: the plain way shows the reason.
      button.dataset.plain = "1";
      form.requestSubmit(button);
    }
  });

  text.addEventListener("input", () => {
    if (!prose) return;
    clearTimeout(timer);
    timer = setTimeout(() => show().catch(() => {}), pause);
  });
}
