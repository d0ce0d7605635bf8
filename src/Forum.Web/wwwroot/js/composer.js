// Comfort for the field one writes in. Without this module preview is a submit button, quoting a link, and both work.
import "./drafts.js";
import "./preview.js";
import "./quote.js";

for (const box of document.querySelectorAll("[data-composer]")) {
  const text = box.querySelector("textarea");

  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    text.form.requestSubmit();
  });

  // Chosen, pasted or dropped. The list is read at once: it is gone when the module has come.
  // Whoever may send none yet has no field for them; what they drop does not take the page away all the same.
  const files = box.querySelector("[type=file]");
  const send = (list) => files && list.length && import("./attach.js").then(({ attach }) => attach(box, list));
  files?.addEventListener("change", () => {
    const list = [...files.files];
    files.value = "";
    send(list);
  });
  text.addEventListener("paste", (event) => {
    // A word processor offers a picture of its text beside the text.
    if (!files || !event.clipboardData.files.length || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    send([...event.clipboardData.files]);
  });
  const over = (event, is) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    box.classList.toggle("over", is && files !== null);
  };
  box.addEventListener("dragover", (event) => over(event, true));
  box.addEventListener("dragleave", (event) => over(event, false));
  box.addEventListener("drop", (event) => {
    over(event, false);
    send([...event.dataTransfer.files]);
  });

  // The kit keeps its place from the start, so that nothing moves; it learns its work when somebody is about to write.
  const kit = box.querySelector("[data-kit]");
  const learn = () => import("./toolbar.js").then(() => kit.classList.add("ready"));
  box.addEventListener("focusin", learn, { once: true });
  kit.addEventListener("click", (event) => {
    if (kit.classList.contains("ready")) return;
    const button = event.target.closest("[title]");
    learn().then(() => button?.click());
  });
}

// A double click is one post: the server sees to it, this only spares the second request.
document.addEventListener("submit", ({ target, submitter, defaultPrevented }) => {
  if (defaultPrevented || !target.querySelector("[data-composer]") || !submitter) return;
  setTimeout(() => (submitter.disabled = true));
  addEventListener("pageshow", () => (submitter.disabled = false), { once: true });
});
