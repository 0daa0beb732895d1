// Panes: a link or a button with data-pane="ID" names the part of its answer
// that matters. Instead of loading the whole page anew, take that part from the
// answer and put it where it belongs. Without this script the page loads: the
// result is the same.

async function answer(url) {
  const r = await fetch(url, { headers: { Accept: "text/html" } });
  if (!r.ok) throw new Error(String(r.status));
  return new DOMParser().parseFromString(await r.text(), "text/html");
}

function address(el) {
  if (el.href) return el.href;
  const data = new FormData(el.form);
  data.append(el.name, el.value);
  const url = new URL(el.form.action);
  url.search = new URLSearchParams(data);
  return url.href;
}

// place puts the pane after the clause that it belongs to, or where the old one was.
function place(pane, doc) {
  const old = document.getElementById(pane.id);
  const clause = doc.querySelector(".clause.chosen");
  for (const c of document.querySelectorAll(".clause.chosen")) {
    c.classList.remove("chosen");
    c.querySelector(".no")?.removeAttribute("aria-current");
  }
  const here = clause && document.getElementById(clause.id);
  if (!here) {
    old?.replaceWith(pane);
    return;
  }
  old?.remove();
  here.classList.add("chosen");
  here.querySelector(".no")?.setAttribute("aria-current", "true");
  here.after(pane);
}

async function open(el, push) {
  const url = address(el);
  try {
    const doc = await answer(url);
    const pane = doc.getElementById(el.dataset.pane);
    if (!pane) throw new Error("no pane");
    const before = el.getBoundingClientRect().top;
    place(document.adoptNode(pane), doc);
    for (const b of document.querySelectorAll("[data-pane][aria-expanded]")) b.removeAttribute("aria-expanded");
    if (!el.href) el.setAttribute("aria-expanded", "true");
    if (push) history.pushState({ pane: true }, "", url);
    // A pane that leaves from above must not move what the reader looks at.
    if (el.isConnected && el.classList.contains("no")) scrollBy(0, el.getBoundingClientRect().top - before);
  } catch {
    location.href = url;
  }
}

document.addEventListener("click", (e) => {
  if (e.button !== 0 || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
  const el = e.target.closest("[data-pane]");
  const inText = !el && e.target.closest(".clause") && !e.target.closest("a, button") && getSelection().isCollapsed;
  const link = el || (inText && e.target.closest(".clause").querySelector("[data-pane]"));
  if (!link) return;
  const target = link.hash && document.getElementById(link.hash.slice(1));
  e.preventDefault();
  open(link, true).then(() => {
    if (target && !link.classList.contains("no")) target.scrollIntoView({ block: "center" });
  });
});

addEventListener("popstate", () => location.reload());
