// Small comforts. Every page works without them; nothing here loads, measures or remembers anything.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share && !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const url = button.dataset.share;
    try {
      if (navigator.share) {
        await navigator.share({ title: document.title, url });
      } else {
        await navigator.clipboard.writeText(url);
        const words = button.textContent;
        button.textContent = button.dataset.copied;
        button.setAttribute("role", "status");
        setTimeout(() => {
          button.textContent = words;
          button.removeAttribute("role");
        }, 4000);
      }
    } catch {
      // The reader closed the dialog, or the browser would not: nothing happens.
    }
  });
}

// On paper everything is open: what a disclosure hides is printed too, and closed again afterwards.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details[data-print-open]:not([open])")];
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});
