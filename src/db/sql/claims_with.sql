-- Codes of the claims with the words $1: of a dossier ($2, null for all), after the code $3, at most $4.
select f.code from counterclaim.claims_with($1, $2, $3, $4) as f order by f.code
