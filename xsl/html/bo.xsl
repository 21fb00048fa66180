<?xml version="1.0" encoding="UTF-8"?>
<!-- Driver of the back office: a view document (urn:wsc:vue:1) to a whole XHTML page.
     Parameters: base (prefix of every link, "/demoville/bo/"), statique (prefix of the style sheets, "/static/").
     Views: bo-identification, bo-dossiers (listeAgent), bo-dossier and bo-action (dossierComplet), bo-teleservices
     (offre), bo-teleservice (ficheTeleservice), bo-comparaison (comparaison), bo-rubriques (themesVille), bo-erreur.
     A view gives two templates: mode bo-titre (the text of its h1 and title) and bo-corps (its main). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="v">

  <xsl:import href="wsc:commun/parametres.xsl"/>
  <xsl:import href="wsc:commun/dates.xsl"/>
  <xsl:import href="wsc:commun/etapes.xsl"/>
  <xsl:import href="wsc:commun/icones.xsl"/>
  <xsl:import href="wsc:commun/liens.xsl"/>
  <xsl:import href="wsc:commun/textes.xsl"/>
  <xsl:import href="wsc:commun/champs.xsl"/>
  <xsl:import href="wsc:commun/champs-textes.xsl"/>
  <xsl:import href="wsc:commun/champs-dates.xsl"/>
  <xsl:import href="wsc:commun/champs-choix.xsl"/>
  <xsl:import href="wsc:commun/champs-fichiers.xsl"/>
  <xsl:import href="wsc:commun/champs-groupes.xsl"/>
  <xsl:import href="wsc:html/bo-dates.xsl"/>
  <xsl:import href="wsc:html/bo-icones.xsl"/>
  <xsl:import href="wsc:html/bo-cadre.xsl"/>
  <xsl:import href="wsc:html/bo-formulaires.xsl"/>
  <xsl:import href="wsc:html/bo-identification.xsl"/>
  <xsl:import href="wsc:html/bo-dossiers.xsl"/>
  <xsl:import href="wsc:html/bo-dossier.xsl"/>
  <xsl:import href="wsc:html/bo-echanges.xsl"/>
  <xsl:import href="wsc:html/bo-avis.xsl"/>
  <xsl:import href="wsc:html/bo-traitement.xsl"/>
  <xsl:import href="wsc:html/bo-affectation.xsl"/>
  <xsl:import href="wsc:html/bo-proches.xsl"/>
  <xsl:import href="wsc:html/bo-recherche.xsl"/>
  <xsl:import href="wsc:html/bo-action.xsl"/>
  <xsl:import href="wsc:html/bo-teleservices.xsl"/>
  <xsl:import href="wsc:html/bo-teleservice.xsl"/>
  <xsl:import href="wsc:html/bo-comparaison.xsl"/>
  <xsl:import href="wsc:html/bo-migration.xsl"/>
  <xsl:import href="wsc:html/bo-rubriques.xsl"/>
  <xsl:import href="wsc:html/bo-saisie.xsl"/>
  <xsl:import href="wsc:html/bo-menu-processus.xsl"/>
  <xsl:import href="wsc:html/bo-processus.xsl"/>
  <xsl:import href="wsc:html/bo-schema.xsl"/>
  <xsl:import href="wsc:html/bo-schema-traits.xsl"/>
  <xsl:import href="wsc:html/bo-processus-edition.xsl"/>
  <xsl:import href="wsc:html/bo-silence.xsl"/>
  <xsl:import href="wsc:html/bo-simulation.xsl"/>
  <xsl:import href="wsc:html/bo-messages.xsl"/>
  <xsl:import href="wsc:html/bo-equipe.xsl"/>
  <xsl:import href="wsc:html/bo-integrateurs.xsl"/>
  <xsl:import href="wsc:html/bo-appels.xsl"/>
  <xsl:import href="wsc:html/bo-agendas.xsl"/>
  <xsl:import href="wsc:html/bo-agenda-reglages.xsl"/>
  <xsl:import href="wsc:html/bo-erreur.xsl"/>
  <xsl:import href="wsc:html/bo-designer.xsl"/>
  <xsl:import href="wsc:html/bo-designer-entrees.xsl"/>
  <xsl:import href="wsc:html/bo-designer-champ.xsl"/>
  <xsl:import href="wsc:html/bo-designer-pages.xsl"/>
  <xsl:import href="wsc:html/bo-designer-conditions.xsl"/>
  <xsl:import href="wsc:html/bo-apercu.xsl"/>
  <xsl:include href="wsc:labels.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes"/>

  <xsl:template match="/">
    <xsl:apply-templates select="v:vue" mode="bo-page"/>
  </xsl:template>
</xsl:stylesheet>
