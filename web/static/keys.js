// Keys: "/" searches, "j" and "k" move, Enter opens, Esc closes, "?" lists them.
// Every key does what a link or a control on the page does too.

const typing = (t) => t.closest("input, select, textarea, [contenteditable]");
const stops = () => [...document.querySelectorAll("[data-move]")].filter((e) => e.getClientRects().length);
let at = null;

function current(all) {
  if (at && all.includes(at)) return all.indexOf(at);
  const top = 80;
  return all.findIndex((e) => e.getBoundingClientRect().top >= top) - 1;
}

function move(by) {
  const all = stops();
  if (!all.length) return;
  const i = Math.min(Math.max(current(all) + by, 0), all.length - 1);
  at?.classList.remove("at");
  at = all[i];
  at.classList.add("at");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  at.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  at.querySelector("a[href], button")?.focus({ preventScroll: true });
}

function search() {
  const box = document.querySelector("#q") || document.querySelector("#quick");
  if (!box || !box.getClientRects().length) {
    location.href = "/search";
    return;
  }
  box.focus();
  box.select();
}

document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
  if (typing(e.target)) {
    if (e.key === "Escape") e.target.blur();
    return;
  }
  switch (e.key) {
    case "/": search(); break;
    case "?": document.querySelector("#keys")?.togglePopover(); break;
    case "j": move(1); break;
    case "k": move(-1); break;
    case "Escape":
      at?.classList.remove("at");
      at = null;
      return;
    default: return;
  }
  e.preventDefault();
});
