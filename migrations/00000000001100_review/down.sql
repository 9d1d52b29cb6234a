-- Lost: verdicts and moves, assignments, comments, holds, replies, retractions, handles and publications.
drop table counterclaim.publication;
drop table counterclaim.handle;
drop table counterclaim.retraction;
drop table counterclaim.reply;
drop table counterclaim.hold;
drop table counterclaim.comment;
drop table counterclaim.assignment;
drop table counterclaim.review_step;
drop table counterclaim.weighed;
drop table counterclaim.verdict;
