select p.bytes from counterclaim.publication as p where p.id = $1
