/* Een passkey maken of gebruiken. Een formulier met data-passkey vraagt het aan het apparaat en
   verstuurt het antwoord. Zonder dit bestand blijft staan wat er dan wel werkt. */
(function () {
  "use strict";

  var kan = window.isSecureContext && window.PublicKeyCredential && navigator.credentials;
  var VELDEN = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

  function naarBytes(tekst) {
    var ruw = window.atob(tekst.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(ruw, function (teken) { return teken.charCodeAt(0); });
  }
  function naarTekst(bytes) {
    var ruw = Array.from(new Uint8Array(bytes), function (byte) { return String.fromCharCode(byte); });
    return window.btoa(ruw.join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  }
  function lijst(passkeys) {
    return (passkeys || []).map(function (passkey) {
      return Object.assign({}, passkey, { id: naarBytes(passkey.id) });
    });
  }

  function vraag(soort, keuze) {
    keuze.challenge = naarBytes(keuze.challenge);
    if (soort === "maak") {
      keuze.user.id = naarBytes(keuze.user.id);
      keuze.excludeCredentials = lijst(keuze.excludeCredentials);
      return navigator.credentials.create({ publicKey: keuze });
    }
    keuze.allowCredentials = lijst(keuze.allowCredentials);
    return navigator.credentials.get({ publicKey: keuze });
  }
  function opgeschreven(passkey) {
    var antwoord = {};
    VELDEN.forEach(function (naam) {
      if (passkey.response[naam]) { antwoord[naam] = naarTekst(passkey.response[naam]); }
    });
    return JSON.stringify({
      id: passkey.id,
      rawId: naarTekst(passkey.rawId),
      type: passkey.type,
      response: antwoord,
      clientExtensionResults: passkey.getClientExtensionResults()
    });
  }

  /* De vraag staat op de pagina, of wordt pas gehaald als iemand haar nodig heeft. */
  function haal(formulier) {
    if (formulier.dataset.keuze) { return Promise.resolve(JSON.parse(formulier.dataset.keuze)); }
    return window.fetch(formulier.action, { headers: { Accept: "application/json" } })
      .then(function (antwoord) { return antwoord.json(); })
      .then(function (gegevens) { return gegevens.request_options.publicKey; });
  }

  function luister(formulier) {
    var mislukt = formulier.querySelector("[data-mislukt]");
    var bezig = false;
    formulier.querySelector("[data-zonder]").hidden = true;
    formulier.querySelector("[data-met]").hidden = false;
    formulier.addEventListener("submit", function (gebeurtenis) {
      gebeurtenis.preventDefault();
      if (bezig) { return; }
      bezig = true;
      mislukt.hidden = true;
      haal(formulier)
        .then(function (keuze) { return vraag(formulier.dataset.passkey, keuze); })
        .then(function (passkey) {
          formulier.elements.credential.value = opgeschreven(passkey);
          formulier.submit();
        })
        .catch(function () {
          bezig = false;
          mislukt.hidden = false;
        });
    });
  }

  if (kan) { document.querySelectorAll("form[data-passkey]").forEach(luister); }
})();
