select counterclaim.may_go_out($1)
