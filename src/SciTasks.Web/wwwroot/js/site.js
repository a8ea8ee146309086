// The few behaviours pages need beyond HTML: the search key, unsaved changes, grouped digits, charts.
document.addEventListener("keydown", e => {
  if (e.key === "/" && !/^(input|textarea|select)$/i.test(e.target.tagName)) {
    const search = document.querySelector("[data-global-search]");
    if (search) { e.preventDefault(); search.focus(); }
  }
});

document.addEventListener("click", e => {
  const row = e.target.closest("tr[data-href]");
  if (row && !e.target.closest("a,button,input,select") && !getSelection().toString()) location.href = row.dataset.href;
});

// Ctrl+Enter saves and goes on with the next, where a form offers it.
for (const button of document.querySelectorAll("button[data-ctrl-enter]"))
  button.form.addEventListener("keydown", e => { if (e.key === "Enter" && e.ctrlKey) { e.preventDefault(); button.form.requestSubmit(button); } });

// Rows chosen in the register stay chosen from page to page, until they are used or given up.
for (const form of document.querySelectorAll("form[data-selection]")) {
  const key = "selection-" + form.dataset.selection, boxes = [...document.querySelectorAll("input[data-pick]")], all = document.querySelector("input[data-pick-all]");
  if (document.querySelector("[data-selection-done]")) sessionStorage.removeItem(key);
  let chosen = new Set(JSON.parse(sessionStorage.getItem(key) ?? "[]"));
  const show = () => {
    sessionStorage.setItem(key, JSON.stringify([...chosen]));
    form.hidden = chosen.size === 0;
    form.elements.ids.value = [...chosen].join(",");
    form.querySelector("[data-selection-count]").textContent = chosen.size;
    for (const box of boxes) box.checked = chosen.has(box.dataset.pick);
    all.checked = boxes.length > 0 && boxes.every(b => b.checked);
  };
  const pick = (box, on) => { if (on) chosen.add(box.dataset.pick); else chosen.delete(box.dataset.pick); };
  for (const box of boxes) box.addEventListener("change", () => { pick(box, box.checked); show(); });
  all.addEventListener("change", () => { for (const box of boxes) pick(box, all.checked); show(); });
  form.querySelector("[data-selection-clear]").addEventListener("click", () => { chosen = new Set(); show(); });
  show();
}

// Up and down go through the rows of a list, Enter opens one, a space chooses it.
for (const table of document.querySelectorAll("table[data-rows]")) {
  const rows = [...table.querySelectorAll("tr[data-href]")];
  rows.forEach((row, i) => { row.tabIndex = i === 0 ? 0 : -1; });
  table.addEventListener("keydown", e => {
    const row = e.target.closest("tr[data-href]");
    if (!row || e.target !== row) return;
    const next = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (next && rows[rows.indexOf(row) + next]) { e.preventDefault(); rows[rows.indexOf(row) + next].focus(); }
    if (e.key === "Enter") location.href = row.dataset.href;
    if (e.key === " ") { const box = row.querySelector("input[data-pick]"); if (box) { e.preventDefault(); box.click(); } }
  });
}

for (const form of document.querySelectorAll("form[data-warn-unsaved]")) {
  let dirty = false;
  form.addEventListener("input", () => { dirty = true; });
  form.addEventListener("submit", () => { dirty = false; });
  form.addEventListener("drafted", () => { dirty = false; });
  addEventListener("beforeunload", e => { if (dirty) e.preventDefault(); });
}

// Digits of an amount are grouped while one types. Whatever else is typed or pasted stays as it is, to be understood or refused by the server:
// a form never changes an amount.
const grouped = /^\d{1,3}(\.\d{3})+$/, plain = /^\d*$/;
for (const field of document.querySelectorAll("input[data-money]")) {
  let ours = grouped.test(field.value) || plain.test(field.value);
  field.addEventListener("input", e => {
    const digit = e.inputType === "insertText" && /^\d$/.test(e.data ?? "");
    const edited = ours && (digit || (e.inputType ?? "").startsWith("delete"));
    ours = plain.test(field.value) || grouped.test(field.value) || (edited && /^[\d.]*$/.test(field.value));
    if (!ours) return;
    const after = field.value.slice(field.selectionStart).replace(/\D/g, "").length;
    field.value = field.value.replace(/\D/g, "").replace(/\B(?=(\d{3})+$)/g, ".");
    let at = field.value.length;
    for (let left = after; left > 0; at--) if (/\d/.test(field.value[at - 1])) left--;
    field.setSelectionRange(at, at);
  });
}

// A row of tabs wider than the screen shows the one that is open.
document.querySelector(".sections a[aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });

// Long lists stand open where there is room.
const narrow = () => { if (matchMedia("(max-width: 767px)").matches) for (const list of document.querySelectorAll("details[data-wide-open]")) list.open = false; };
narrow();
document.addEventListener("htmx:afterSwap", narrow);

for (const select of document.querySelectorAll("select[data-submit]")) select.addEventListener("change", () => select.form.requestSubmit());
for (const form of document.querySelectorAll("form[data-at-once]"))
  form.addEventListener("change", e => { if (e.target.matches("select,input[type=checkbox]")) form.requestSubmit(); });

for (const canvas of document.querySelectorAll("canvas[data-chart]")) {
  const chart = JSON.parse(canvas.dataset.chart);
  const colours = chart.money ? ["#5b6875", "#175cd3", "#1a7f45"] : ["#0b6e6e", "#175cd3", "#b42318"];
  new Chart(canvas, {
    type: chart.type ?? "bar",
    data: { labels: chart.labels, datasets: chart.series.map((s, i) => ({ label: s.name, data: s.values, backgroundColor: colours[i], borderColor: colours[i], borderDash: i === 0 ? [6, 4] : [], stepped: chart.type === "line", pointRadius: 3 })) },
    options: { locale: document.documentElement.lang, animation: false, responsive: true, maintainAspectRatio: false, scales: { y: { beginAtZero: true, ticks: { precision: 0 } } } },
  });
}

// A form that saves its draft while it is being written.
for (const form of document.querySelectorAll("form[data-autosave]")) {
  const status = form.querySelector("[data-autosave-status]");
  let timer, running;
  const save = async () => {
    clearTimeout(timer);
    const answer = await fetch(form.dataset.autosave, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    if (answer?.ok) {
      const draft = await answer.json();
      form.elements.ReportVersion.value = draft.version;
      form.dispatchEvent(new Event("drafted"));
      status.textContent = draft.saved;
    } else status.textContent = answer?.status === 409 || answer?.status === 422 ? await answer.text() : form.dataset.autosaveFailed;
    status.classList.toggle("late", !answer?.ok);
  };
  const start = () => {
    const mine = running = (running ?? Promise.resolve()).then(save).finally(() => { if (running === mine) running = null; });
    return mine;
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(start, 3000); });
  form.querySelector("[data-autosave-now]")?.addEventListener("click", start);
  // What is on its way is waited for, or the form would be sent with the version before it.
  form.addEventListener("submit", e => {
    clearTimeout(timer);
    if (!running) return;
    e.preventDefault();
    const button = e.submitter;
    running.then(() => setTimeout(() => form.requestSubmit(button))); // never inside this event: a form being submitted ignores it
  });
}

// A file that is too large is said so before it is sent.
for (const form of document.querySelectorAll("form[data-upload-limit]")) {
  const field = form.querySelector("input[type=file]");
  field.addEventListener("change", () => field.setCustomValidity(field.files[0]?.size > form.dataset.uploadLimit * 1048576 ? form.dataset.uploadMessage : ""));
}

// Rows of a form that can be added to: the last one is copied, empty.
for (const button of document.querySelectorAll("[data-add-row]")) button.addEventListener("click", () => {
  const list = document.querySelector(button.dataset.addRow), last = list.lastElementChild, copy = last.cloneNode(true), count = list.children.length;
  for (const field of copy.querySelectorAll("[name]")) {
    field.name = field.name.replace(/\[\d+\]/, `[${count}]`);
    field.id = field.id.replace(/\d+/, count);
    field.value = "";
  }
  for (const label of copy.querySelectorAll("label")) label.htmlFor = label.htmlFor.replace(/\d+/, count);
  list.append(copy);
  copy.querySelector("[name]").focus();
});

// What a choice needs is shown with it.
for (const select of document.querySelectorAll("select[data-shows]")) {
  const show = () => { for (const part of document.querySelectorAll("[data-shown-for]")) { const on = part.dataset.shownFor.split(" ").includes(select.value); part.hidden = !on; for (const field of part.querySelectorAll("input,select,textarea")) field.disabled = !on; } };
  select.addEventListener("change", show);
  show();
}

// A picture for the app that shows one-time codes.
for (const canvas of document.querySelectorAll("canvas[data-qr]")) {
  const code = qrcode(0, "M");
  code.addData(canvas.dataset.qr);
  code.make();
  const dot = 5, margin = 4, size = (code.getModuleCount() + 2 * margin) * dot;
  canvas.width = canvas.height = size;
  const paper = canvas.getContext("2d");
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, size, size);
  paper.fillStyle = "#000";
  for (let y = 0; y < code.getModuleCount(); y++)
    for (let x = 0; x < code.getModuleCount(); x++)
      if (code.isDark(y, x)) paper.fillRect((x + margin) * dot, (y + margin) * dot, dot, dot);
}

// Says before a session ends for want of use, and keeps what was typed when it has ended.
const ends = document.querySelector("dialog[data-session-ends]");
if (ends) {
  const warnAt = Math.min(120, ends.dataset.sessionEnds / 3);
  const show = what => {
    for (const part of ends.querySelectorAll("[data-session]")) part.hidden = part.dataset.session !== what;
    if (!ends.open) ends.showModal();
  };
  let timer = 0;
  const look = async () => {
    clearTimeout(timer);
    let left = null;
    try {
      const answer = await fetch(ends.dataset.left, { cache: "no-store", redirect: "manual" });
      left = answer.ok ? Number(await answer.text()) : 0;
    } catch { timer = setTimeout(look, 15000); return; } // the network is away: nothing is known
    if (left <= 0) return show("over");
    if (left > warnAt) { ends.close(); timer = setTimeout(look, (left - warnAt) * 1000); return; }
    show("warning");
    ends.querySelector("[data-seconds]").textContent = `${Math.round(left)} s`;
    timer = setTimeout(look, Math.min(left, 10) * 1000 + 500);
  };
  ends.querySelector("[data-session-stay]").addEventListener("click", async () => { await fetch(ends.dataset.stay, { cache: "no-store" }).catch(() => {}); look(); });
  ends.querySelector("[data-session-back]").addEventListener("click", look);
  addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  timer = setTimeout(look, Math.max(1, ends.dataset.sessionEnds - warnAt) * 1000);
}

// A passkey is made or used by the device; the form then carries what it said.
if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  for (const note of document.querySelectorAll("[data-no-passkeys]")) note.hidden = true;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async e => {
      e.preventDefault();
      const said = form.querySelector("[role=alert]");
      said.hidden = true;
      try {
        const answer = await fetch(form.dataset.options, { method: "POST", body: new URLSearchParams(new FormData(form)) });
        if (!answer.ok) throw new Error(answer.status === 422 ? await answer.text() : form.dataset.failed);
        const asked = await answer.json();
        const credential = form.dataset.passkey === "create"
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
        form.elements.credential.value = JSON.stringify(credential.toJSON());
        for (const secret of form.querySelectorAll("input[type=password]")) secret.disabled = true;
        form.submit();
      } catch (problem) {
        said.textContent = problem instanceof DOMException ? form.dataset.failed : problem.message;
        said.hidden = false;
      }
    });
  }
}
