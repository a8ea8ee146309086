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

for (const form of document.querySelectorAll("form[data-warn-unsaved]")) {
  let dirty = false;
  form.addEventListener("input", () => { dirty = true; });
  form.addEventListener("submit", () => { dirty = false; });
  addEventListener("beforeunload", e => { if (dirty) e.preventDefault(); });
}

for (const field of document.querySelectorAll("input[data-money]")) {
  const group = () => {
    const digits = field.value.replace(/\D/g, "");
    field.value = digits.replace(/\B(?=(\d{3})+$)/g, ".");
  };
  field.addEventListener("input", group);
}

// A row of tabs wider than the screen shows the one that is open.
document.querySelector(".sections a[aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });

// Long lists stand open where there is room.
const narrow = () => { if (matchMedia("(max-width: 767px)").matches) for (const list of document.querySelectorAll("details[data-wide-open]")) list.open = false; };
narrow();
document.addEventListener("htmx:afterSwap", narrow);

for (const select of document.querySelectorAll("select[data-submit]")) select.addEventListener("change", () => select.form.requestSubmit());

for (const canvas of document.querySelectorAll("canvas[data-chart]")) {
  const chart = JSON.parse(canvas.dataset.chart);
  const colours = chart.money ? ["#5b6875", "#175cd3", "#1a7f45"] : ["#0b6e6e", "#175cd3", "#b42318"];
  new Chart(canvas, {
    type: chart.type ?? "bar",
    data: { labels: chart.labels, datasets: chart.series.map((s, i) => ({ label: s.name, data: s.values, backgroundColor: colours[i], borderColor: colours[i], borderDash: i === 0 ? [6, 4] : [], stepped: chart.type === "line", pointRadius: 3 })) },
    options: { locale: document.documentElement.lang, animation: false, responsive: true, maintainAspectRatio: false, scales: { y: { beginAtZero: true, ticks: { precision: 0 } } } },
  });
}
