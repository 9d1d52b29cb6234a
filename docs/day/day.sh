#!/bin/sh
# A desk's day: a communiqué comes in, its claims are logged, reviewed, answered, approved, and an error is corrected.
# It needs the desk that README.md sets up, with its dossier. One command a step; DAY is the folder of this script.
DAY=$(dirname "$0")
export COUNTERCLAIM_DOSSIER=mali-algeria
# A step that fails says so, and the day goes on: one does, below.
as() {
    login=$1
    shift
    counterclaim --as "$login" "$@" || { status=$?; echo "exit $status" >&2; return $status; }
}

# Morning. The checker captures the communiqué and logs its five claims, then what else is known of that night.
as checker log communique-073 --file "$DAY/communique.txt" --title "Communiqué no. 073" \
    --publisher government-mali --issued 2025-04-06 --lang fr --form "$DAY/claims.yaml"
as checker import "$DAY/evidence.yaml"
as checker counter drone-stayed --by mod-algeria --handle drone-entered \
    --statement "The drone entered Algerian airspace by 2 km." --source mod-statement --quote 3
as checker review submit drone-fell wreck-place drone-stayed drone-destroyed sponsor

# The reviewer takes them, and returns one.
as reviewer review take drone-fell wreck-place drone-stayed drone-destroyed sponsor
as reviewer review return drone-destroyed \
    --reason "two statements in one: that Algeria did it, and with what intent"
as checker claim revise drone-destroyed --statement "Algeria destroyed the drone."
as checker review submit drone-destroyed
as reviewer review take drone-destroyed

# Algeria is asked, and answers: the statement of its foreign ministry of 7 April stands for the answer.
as checker reply ask algeria drone-stayed drone-destroyed sponsor --deadline 2099-01-15 \
    --channel "press office, by letter" --out letter.txt
as checker reply record algeria --file "$DAY/answer.txt" --by mfa-algeria \
    --deny "drone-stayed=The drone is said to have entered Algerian airspace by 1.6 km" \
    --says "drone-destroyed=claims_responsibility: therefore it was destroyed" \
    --deny "sponsor=The ministry rejects the accusation of collusion with terrorism"

# The verdicts, in one form; the editor refuses one of them.
as reviewer review decide drone-fell wreck-place drone-stayed drone-destroyed sponsor --form "$DAY/verdicts.yaml"
as editor review return wreck-place --reason "the coordinates are in print: say open, not unverifiable"
as reviewer review decide wreck-place --verdict open --confidence low --attribution confirmed

# A source is retracted. What rests on it cannot be approved as it is.
as checker source retract fla-post --kind distrusted --reason "the note is of a repost; the post is not held"
as editor review approve drone-fell wreck-place drone-stayed drone-destroyed sponsor
as reviewer review queue --needs-re-review
as editor review return drone-fell --reason "one of its two origins is gone"
as reviewer review decide drone-fell --verdict mostly_supported --confidence moderate --attribution confirmed \
    --rationale "the Algerian ministry, no friend of the claim, says so too"
as editor review approve drone-fell wreck-place drone-stayed drone-destroyed sponsor
as editor report make --out report.html

# Evening. A reader finds an error; it is corrected in public.
as reviewer review correct drone-destroyed --verdict mostly_supported --confidence moderate \
    --attribution confirmed --rationale "the ministry owns up to it; nobody else was asked" \
    --note "The confidence was given as high by mistake; the verdict rests on one origin."
as editor review approve drone-destroyed
as editor report make --out report.html
as admin audit verify
