-- Lost: dossiers and their settings.
alter table counterclaim.dossier drop constraint dossier_has_revision;
drop table counterclaim.dossier_revision;
drop table counterclaim.dossier;
