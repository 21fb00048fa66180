<?xml version="1.0" encoding="UTF-8"?>
<!-- The citizen side: what the page and the fragment have in common. This module only lists.
     All modules have one precedence, so that a town overrides any of them by importing the driver. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="wsc:commun/inconnu.xsl"/>
  <xsl:include href="wsc:commun/parametres.xsl"/>
  <xsl:include href="wsc:commun/liens.xsl"/>
  <xsl:include href="wsc:commun/textes.xsl"/>
  <xsl:include href="wsc:commun/dates.xsl"/>
  <xsl:include href="wsc:commun/icones.xsl"/>
  <xsl:include href="wsc:commun/etapes.xsl"/>
  <xsl:include href="wsc:commun/champs.xsl"/>
  <xsl:include href="wsc:commun/champs-textes.xsl"/>
  <xsl:include href="wsc:commun/champs-dates.xsl"/>
  <xsl:include href="wsc:commun/champs-agenda.xsl"/>
  <xsl:include href="wsc:commun/champs-choix.xsl"/>
  <xsl:include href="wsc:commun/champs-fichiers.xsl"/>
  <xsl:include href="wsc:commun/champs-groupes.xsl"/>
  <xsl:include href="wsc:commun/erreurs.xsl"/>
  <xsl:include href="wsc:commun/entrees.xsl"/>
  <xsl:include href="wsc:commun/contact.xsl"/>
  <xsl:include href="wsc:commun/recap.xsl"/>
  <xsl:include href="wsc:commun/actions.xsl"/>
  <xsl:include href="wsc:commun/messages.xsl"/>
  <xsl:include href="wsc:html/accueil.xsl"/>
  <xsl:include href="wsc:html/presentation.xsl"/>
  <xsl:include href="wsc:html/formulaire.xsl"/>
  <xsl:include href="wsc:html/relecture.xsl"/>
  <xsl:include href="wsc:html/brouillon.xsl"/>
  <xsl:include href="wsc:html/confirmation.xsl"/>
  <xsl:include href="wsc:html/suivi.xsl"/>
  <xsl:include href="wsc:html/invitation.xsl"/>
  <xsl:include href="wsc:html/suivi-agenda.xsl"/>
  <xsl:include href="wsc:html/recherche-suivi.xsl"/>
  <xsl:include href="wsc:html/acces.xsl"/>
  <xsl:include href="wsc:html/compte.xsl"/>
  <xsl:include href="wsc:html/tableau-de-bord.xsl"/>
  <xsl:include href="wsc:html/archives.xsl"/>
  <xsl:include href="wsc:html/erreur.xsl"/>
  <xsl:include href="wsc:html/documentation.xsl"/>
</xsl:stylesheet>
