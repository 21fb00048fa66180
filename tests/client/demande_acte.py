"""A valid demande as an integrator's file."""

from __future__ import annotations

ACT = """<?xml version="1.0" encoding="UTF-8"?>
<demande xmlns="urn:wsc:teleservice:acte-naissance:1">
  <typeActe>extraitSansFiliation</typeActe>
  <nombreExemplaires>1</nombreExemplaires>
  <qualiteDemandeur>titulaire</qualiteDemandeur>
  <nomTitulaire>Astier</nomTitulaire>
  <prenomsTitulaire>Henri Paul</prenomsTitulaire>
  <dateNaissanceTitulaire>1961-03-27</dateNaissanceTitulaire>
  <communeNaissance>95999</communeNaissance>
  <modeRemise>courrier</modeRemise>
  <demandeur>
    <nomNaissance>Astier</nomNaissance>
    <prenoms>Henri Paul</prenoms>
    <courriel>h.astier@courriel.example</courriel>
    <adresse>12 rue des Tilleuls</adresse>
    <codePostal>95999</codePostal>
    <commune>95999</commune>
    <pays>FR</pays>
  </demandeur>
  <engagement>
    <certificationExactitude>true</certificationExactitude>
    <consentementCourriel>true</consentementCourriel>
  </engagement>
</demande>
"""
