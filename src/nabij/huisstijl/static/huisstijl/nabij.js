/* Nabij werkt zonder dit bestand. Het maakt vier dingen makkelijker. */
(function () {
  "use strict";

  /* 1. De toets / springt naar zoeken. Uit te zetten onderaan de pagina (WCAG 2.1.4). */
  var BEWAARD = "nabij-zoektoets";
  var zoek = document.getElementById("zoek");
  var regel = document.querySelector(".nabij-zoektoets");

  function lees() {
    try { return window.localStorage.getItem(BEWAARD) !== "uit"; } catch (fout) { return true; }
  }
  function bewaar(aan) {
    try { window.localStorage.setItem(BEWAARD, aan ? "aan" : "uit"); } catch (fout) { /* mag */ }
  }
  function toon(aan) {
    var knop = regel.querySelector("button");
    var toets = document.querySelector(".nabij-zoek__toets");
    knop.textContent = aan ? knop.dataset.uit : knop.dataset.aan;
    if (toets) { toets.hidden = !aan; }
  }
  function isInvoer(doel) {
    return doel.isContentEditable || /^(input|textarea|select)$/i.test(doel.tagName);
  }

  if (zoek && regel) {
    var aan = lees();
    regel.hidden = false;
    toon(aan);
    regel.querySelector("button").addEventListener("click", function () {
      aan = !aan;
      bewaar(aan);
      toon(aan);
    });
    document.addEventListener("keydown", function (gebeurtenis) {
      var los = !gebeurtenis.ctrlKey && !gebeurtenis.metaKey && !gebeurtenis.altKey;
      if (aan && los && gebeurtenis.key === "/" && !isInvoer(gebeurtenis.target)) {
        gebeurtenis.preventDefault();
        zoek.focus();
      }
    });
  }

  /* 2. Na een geweigerd formulier begint lezen bij wat er nog niet klopt. */
  var fouten = document.querySelector(".nabij-fouten");
  if (fouten) { fouten.focus(); }

  /* 3. Een concept dat niet bewaard kon worden, zegt dat. */
  ["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach(function (naam) {
    document.addEventListener(naam, function (gebeurtenis) {
      var doel = gebeurtenis.target;
      if (doel.dataset && doel.dataset.zonderVerbinding) {
        doel.textContent = doel.dataset.zonderVerbinding;
      }
    });
  });

  /* 4. Op papier: een knop die doet wat Ctrl en P doet. */
  var afdrukken = document.querySelector(".nabij-afdrukken");
  if (afdrukken) {
    afdrukken.hidden = false;
    afdrukken.addEventListener("click", function () { window.print(); });
  }
})();
