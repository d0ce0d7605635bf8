// Sends files while one goes on writing. Where each will stand is held by a word of its own until its Markdown is there.
const pending = new WeakMap();

const change = (text, from, to) => {
  const at = text.value.indexOf(from);
  if (at < 0) return false;
  text.setRangeText(to, at, at + from.length, "preserve");
  text.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
};

const hold = (text, word) => {
  const before = text.value.slice(0, text.selectionStart);
  const space = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  text.setRangeText(`${space}${word}\n\n`, text.selectionStart, text.selectionEnd, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
};

const post = (url, body, onProgress) => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  request.open("POST", url);
  request.responseType = "json";
  request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(loaded / total));
  request.addEventListener("load", () => (request.status === 201 ? resolve(request.response) : reject(new Error(request.response?.detail ?? ""))));
  request.addEventListener("error", () => reject(new Error("")));
  request.send(body);
});

const tell = (home, message) => {
  const error = document.createElement("p");
  error.className = "error";
  error.setAttribute("role", "alert");
  error.textContent = message;
  home.append(error);
};

const guard = (form) => {
  if (pending.has(form)) return;
  pending.set(form, 0);
  form.addEventListener("submit", (event) => {
    const home = form.querySelector("[data-attach]");
    if (!pending.get(form)) return;
    event.preventDefault();
    home.querySelector(".error")?.remove();
    tell(home, home.dataset.wait);
  }, { capture: true });
};

const one = async (box, home, file) => {
  const text = box.querySelector("textarea");
  const { form } = text;
  const word = `![${home.dataset.sending} ${file.name.replace(/[[\]]/g, "")}…]()`;
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", `${home.dataset.sending} ${file.name}`);
  home.append(bar);
  hold(text, word);
  const body = new FormData();
  body.set("file", file, file.name || "image.png");
  const token = form.querySelector("[name=__RequestVerificationToken]");
  if (token) body.set(token.name, token.value);
  pending.set(form, pending.get(form) + 1);
  try {
    const { markdown } = await post(home.dataset.url, body, (part) => (bar.value = part));
    change(text, word, markdown);
  } catch ({ message }) {
    change(text, `${word}\n\n`, "") || change(text, word, "");
    tell(home, `${file.name} – ${message || home.dataset.failed}`);
  } finally {
    bar.remove();
    pending.set(form, pending.get(form) - 1);
  }
};

export const attach = async (box, files) => {
  const home = box.querySelector("[data-attach]");
  guard(box.querySelector("textarea").form);
  home.querySelectorAll(".error").forEach((old) => old.remove());
  for (const file of files) await one(box, home, file);
};
