select counterclaim.refresh_statistics() as tables
