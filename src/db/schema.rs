// @generated automatically by Diesel CLI.

pub mod counterclaim {
    pub mod sql_types {
        #[derive(diesel::sql_types::SqlType)]
        #[diesel(postgres_type(name = "name", schema = "pg_catalog"))]
        pub struct Name;
    }

    diesel::table! {
        counterclaim.assertion (id) {
            id -> Uuid,
            claim -> Uuid,
            excerpt -> Uuid,
            capacity -> Nullable<Text>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
            first_link -> Int2,
        }
    }

    diesel::table! {
        counterclaim.assignment (id) {
            id -> Uuid,
            claim -> Uuid,
            reviewer -> Nullable<Uuid>,
            due -> Nullable<Date>,
            note -> Nullable<Text>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.attitude (code) {
            code -> Text,
            commitment -> Int2,
        }
    }

    diesel::table! {
        counterclaim.attribution (assertion, seq) {
            assertion -> Uuid,
            seq -> Int2,
            prev -> Nullable<Int2>,
            claim -> Uuid,
            speaker -> Nullable<Uuid>,
            speaker_agent -> Nullable<Bool>,
            speaker_label -> Nullable<Text>,
            on_behalf_of -> Nullable<Uuid>,
            attitude -> Text,
            mode -> Text,
            quoted -> Nullable<Text>,
            said -> Nullable<Text>,
            said_span -> Nullable<Daterange>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.claim (id) {
            id -> Uuid,
            code -> Int8,
            dossier -> Uuid,
            kind -> Text,
            priority -> Int2,
            why_chosen -> Nullable<Text>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
            first_revision -> Int4,
        }
    }

    diesel::table! {
        counterclaim.claim_kind (code) {
            code -> Text,
            checkable -> Bool,
        }
    }

    diesel::table! {
        counterclaim.claim_revision (claim, n) {
            claim -> Uuid,
            n -> Int4,
            prev -> Nullable<Int4>,
            dossier -> Uuid,
            statement -> Text,
            language -> Text,
            question -> Nullable<Uuid>,
            valid -> Nullable<Text>,
            valid_phrase -> Nullable<Text>,
            valid_inferred -> Bool,
            outer_span -> Nullable<Daterange>,
            inner_span -> Nullable<Daterange>,
            ambiguity -> Nullable<Text>,
            capacity -> Nullable<Text>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.claim_role (claim, n, entity, role) {
            claim -> Uuid,
            n -> Int4,
            entity -> Uuid,
            role -> Text,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.comment (id) {
            id -> Uuid,
            claim -> Uuid,
            answers -> Nullable<Uuid>,
            text -> Text,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        use diesel::sql_types::*;
        use super::sql_types::Name;

        counterclaim.content_rule (name) {
            name -> Text,
            position -> Int2,
            stream_column -> Name,
            kind -> Text,
            roles -> Array<Nullable<Text>>,
            states -> Nullable<Array<Nullable<Text>>>,
            hand -> Bool,
        }
    }

    diesel::table! {
        counterclaim.designation (claim, n) {
            claim -> Uuid,
            n -> Int4,
            kind -> Text,
            designator -> Uuid,
            designator_agent -> Bool,
            designee -> Uuid,
            label -> Text,
            label_language -> Text,
            instrument -> Nullable<Uuid>,
            force -> Text,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.dossier (id) {
            id -> Uuid,
            slug -> Text,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
            first_revision -> Int4,
        }
    }

    diesel::table! {
        counterclaim.dossier_revision (dossier, n) {
            dossier -> Uuid,
            n -> Int4,
            prev -> Nullable<Int4>,
            title -> Text,
            summary -> Nullable<Text>,
            language -> Text,
            visibility -> Text,
            members -> Array<Nullable<Uuid>>,
            embargo -> Nullable<Timestamptz>,
            eyes -> Int2,
            labels -> Array<Nullable<Text>>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.entity (id) {
            id -> Uuid,
            kind -> Text,
            is_agent -> Bool,
            label -> Text,
            iso3166 -> Nullable<Text>,
            wikidata -> Nullable<Text>,
            active -> Nullable<Text>,
            active_span -> Nullable<Daterange>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.entity_name (id) {
            id -> Uuid,
            entity -> Uuid,
            name -> Text,
            language -> Text,
            form -> Text,
            search_key -> Text,
            fold_version -> Int2,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.entity_relation (id) {
            id -> Uuid,
            subject -> Uuid,
            object -> Uuid,
            kind -> Text,
            valid -> Nullable<Text>,
            span -> Daterange,
            excerpt -> Nullable<Uuid>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.event (stream, version) {
            stream -> Uuid,
            version -> Int4,
            prev_version -> Nullable<Int4>,
            operation -> Text,
            payload -> Nullable<Text>,
            salt -> Nullable<Uuid>,
            commitment -> Bytea,
            actor -> Uuid,
            login -> Text,
            at -> Timestamptz,
            prev -> Bytea,
            hash -> Bytea,
            request -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.evidence (id) {
            id -> Uuid,
            claim -> Uuid,
            assertion -> Nullable<Uuid>,
            seq -> Nullable<Int2>,
            excerpt -> Uuid,
            source -> Uuid,
            bearing -> Text,
            credibility -> Int2,
            voice -> Nullable<Uuid>,
            origin -> Nullable<Uuid>,
            record -> Bool,
            against_interest -> Bool,
            note -> Nullable<Text>,
            capacity -> Nullable<Text>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.excerpt (id) {
            id -> Uuid,
            source -> Uuid,
            snapshot -> Nullable<Uuid>,
            span -> Nullable<Int4range>,
            locator -> Nullable<Text>,
            exact -> Text,
            prefix -> Nullable<Text>,
            suffix -> Nullable<Text>,
            language -> Nullable<Text>,
            translation -> Nullable<Text>,
            translator -> Nullable<Text>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.external_review (id) {
            id -> Uuid,
            claim -> Uuid,
            publisher -> Nullable<Text>,
            url -> Nullable<Text>,
            title -> Nullable<Text>,
            date -> Nullable<Text>,
            rating -> Nullable<Text>,
            rating_value -> Nullable<Numeric>,
            best -> Nullable<Numeric>,
            worst -> Nullable<Numeric>,
            language -> Nullable<Text>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.hand (claim, person) {
            claim -> Uuid,
            person -> Uuid,
            capacity -> Text,
            at -> Timestamptz,
        }
    }

    diesel::table! {
        counterclaim.handle (dossier, handle_) {
            dossier -> Uuid,
            #[sql_name = "handle"]
            handle_ -> Text,
            entity -> Nullable<Uuid>,
            source -> Nullable<Uuid>,
            claim -> Nullable<Uuid>,
            question -> Nullable<Uuid>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.hold (id) {
            id -> Uuid,
            claim -> Uuid,
            kind -> Text,
            reason -> Text,
            until -> Nullable<Date>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.publication (id) {
            id -> Uuid,
            dossier -> Uuid,
            n -> Int4,
            bytes -> Bytea,
            sha256 -> Bytea,
            as_of -> Timestamptz,
            supersedes -> Nullable<Uuid>,
            erratum -> Nullable<Text>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.publication_claim (publication, claim) {
            publication -> Uuid,
            dossier -> Uuid,
            claim -> Uuid,
            step -> Int4,
            revision -> Int4,
            verdict -> Uuid,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.publication_source (publication, claim, source) {
            publication -> Uuid,
            dossier -> Uuid,
            claim -> Uuid,
            source -> Uuid,
            footnotes -> Array<Nullable<Int4>>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.publication_terms (publication) {
            publication -> Uuid,
            dossier -> Uuid,
            format -> Text,
            style -> Text,
            masthead -> Jsonb,
            authenticated -> Bool,
            program -> Text,
            approved -> Bytea,
            published -> Timestamptz,
            read_version -> Int4,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.publication_withdrawal (publication) {
            publication -> Uuid,
            dossier -> Uuid,
            reason -> Text,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.quantity (claim, n) {
            claim -> Uuid,
            n -> Int4,
            kind -> Text,
            measure -> Text,
            unit -> Text,
            scale -> Text,
            bounds -> Nullable<Numrange>,
            best -> Nullable<Numeric>,
            hedge -> Text,
            baseline -> Nullable<Text>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.question (id) {
            id -> Uuid,
            dossier -> Uuid,
            text -> Text,
            event -> Nullable<Uuid>,
            measure -> Nullable<Text>,
            unit -> Nullable<Text>,
            scope -> Nullable<Text>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.rating (scope, code) {
            scope -> Text,
            code -> Text,
            any_kind -> Bool,
            needs_confirmed -> Bool,
            bearing -> Nullable<Text>,
            origins -> Int2,
            both_bearings -> Bool,
            search_note -> Bool,
            weighs -> Bool,
        }
    }

    diesel::table! {
        counterclaim.recusal (id) {
            id -> Uuid,
            dossier -> Uuid,
            person -> Uuid,
            reason -> Text,
            ended -> Bool,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.relation (id) {
            id -> Uuid,
            claim -> Uuid,
            to_claim -> Nullable<Uuid>,
            to_assertion -> Nullable<Uuid>,
            to_relation -> Nullable<Uuid>,
            kind -> Text,
            by_party -> Nullable<Uuid>,
            excerpt -> Nullable<Uuid>,
            note -> Nullable<Text>,
            capacity -> Nullable<Text>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.reply (id) {
            id -> Uuid,
            claim -> Uuid,
            party -> Uuid,
            asked_at -> Nullable<Timestamptz>,
            channel -> Nullable<Text>,
            deadline -> Nullable<Timestamptz>,
            outcome -> Text,
            reason -> Nullable<Text>,
            excerpt -> Nullable<Uuid>,
            supersedes -> Nullable<Uuid>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.reply_policy (dossier, version) {
            dossier -> Uuid,
            right_of_reply -> Text,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.request (id) {
            id -> Uuid,
            person -> Uuid,
            digest -> Bytea,
            at -> Timestamptz,
        }
    }

    diesel::table! {
        counterclaim.retraction (id) {
            id -> Uuid,
            stream -> Uuid,
            assertion -> Nullable<Uuid>,
            relation -> Nullable<Uuid>,
            evidence -> Nullable<Uuid>,
            entity_relation -> Nullable<Uuid>,
            source -> Nullable<Uuid>,
            kind -> Text,
            reason -> Text,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        use diesel::sql_types::*;
        use super::sql_types::Name;

        counterclaim.review_step (claim, n) {
            claim -> Uuid,
            n -> Int4,
            prev -> Nullable<Int4>,
            #[sql_name = "move"]
            move_ -> Text,
            from_state -> Text,
            to_state -> Text,
            actor -> Uuid,
            login -> Name,
            role -> Text,
            grant -> Uuid,
            capacity -> Text,
            hand_capacity -> Nullable<Text>,
            dossier -> Uuid,
            policy -> Int4,
            eyes -> Int2,
            revision -> Int4,
            verdict -> Nullable<Uuid>,
            reason -> Nullable<Text>,
            public_note -> Nullable<Text>,
            version -> Int4,
            at -> Timestamptz,
        }
    }

    diesel::table! {
        counterclaim.search_note (id) {
            id -> Uuid,
            claim -> Uuid,
            looked_for -> Text,
            looked_where -> Text,
            looked_at -> Timestamptz,
            found -> Text,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.snapshot (id) {
            id -> Uuid,
            source -> Uuid,
            retrieved_at -> Timestamptz,
            collector -> Nullable<Uuid>,
            tool -> Nullable<Text>,
            media_type -> Text,
            raw -> Nullable<Bytea>,
            raw_sha256 -> Bytea,
            extractor -> Text,
            body -> Nullable<Text>,
            body_sha256 -> Nullable<Bytea>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.source (id) {
            id -> Uuid,
            url -> Nullable<Text>,
            confidential -> Bool,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
            first_revision -> Int4,
        }
    }

    diesel::table! {
        counterclaim.source_revision (source, n) {
            source -> Uuid,
            n -> Int4,
            prev -> Nullable<Int4>,
            csl -> Jsonb,
            publisher -> Nullable<Uuid>,
            publisher_agent -> Nullable<Bool>,
            archive_url -> Nullable<Text>,
            issued -> Nullable<Text>,
            issued_span -> Nullable<Daterange>,
            language -> Nullable<Text>,
            reliability -> Text,
            origin -> Text,
            derived_from -> Nullable<Uuid>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.stream (id) {
            id -> Uuid,
            kind -> Text,
            version -> Int4,
            head -> Bytea,
            state -> Nullable<Text>,
        }
    }

    diesel::table! {
        counterclaim.transition (move_, from_state, to_state, role, capacity, eyes) {
            #[sql_name = "move"]
            move_ -> Text,
            from_state -> Text,
            to_state -> Text,
            role -> Text,
            capacity -> Text,
            eyes -> Int2,
            preferred -> Bool,
            needs_reason -> Bool,
            needs_note -> Bool,
        }
    }

    diesel::table! {
        counterclaim.verdict (id) {
            id -> Uuid,
            claim -> Uuid,
            kind -> Text,
            revision -> Int4,
            assertion -> Nullable<Uuid>,
            seq -> Nullable<Int2>,
            scope -> Text,
            target -> Text,
            rating -> Text,
            confidence -> Nullable<Text>,
            rationale -> Nullable<Text>,
            low -> Nullable<Numeric>,
            best -> Nullable<Numeric>,
            high -> Nullable<Numeric>,
            sole_source -> Nullable<Text>,
            occasion -> Text,
            supersedes -> Nullable<Uuid>,
            public_note -> Nullable<Text>,
            revisit -> Nullable<Date>,
            capacity -> Text,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::table! {
        counterclaim.weighed (verdict, evidence) {
            verdict -> Uuid,
            claim -> Uuid,
            evidence -> Uuid,
            note -> Nullable<Text>,
            version -> Int4,
            recorded_at -> Timestamptz,
            recorded_by -> Uuid,
        }
    }

    diesel::joinable!(assertion -> claim (claim));
    diesel::joinable!(assertion -> excerpt (excerpt));
    diesel::joinable!(assignment -> claim (claim));
    diesel::joinable!(attribution -> attitude (attitude));
    diesel::joinable!(claim -> claim_kind (kind));
    diesel::joinable!(claim -> dossier (dossier));
    diesel::joinable!(claim_role -> entity (entity));
    diesel::joinable!(comment -> claim (claim));
    diesel::joinable!(entity_name -> entity (entity));
    diesel::joinable!(entity_relation -> excerpt (excerpt));
    diesel::joinable!(event -> request (request));
    diesel::joinable!(event -> stream (stream));
    diesel::joinable!(evidence -> claim (claim));
    diesel::joinable!(evidence -> entity (voice));
    diesel::joinable!(evidence -> source (origin));
    diesel::joinable!(excerpt -> source (source));
    diesel::joinable!(external_review -> claim (claim));
    diesel::joinable!(hand -> claim (claim));
    diesel::joinable!(handle -> claim (claim));
    diesel::joinable!(handle -> dossier (dossier));
    diesel::joinable!(handle -> entity (entity));
    diesel::joinable!(handle -> question (question));
    diesel::joinable!(handle -> source (source));
    diesel::joinable!(hold -> claim (claim));
    diesel::joinable!(publication -> dossier (dossier));
    diesel::joinable!(publication_source -> source (source));
    diesel::joinable!(question -> dossier (dossier));
    diesel::joinable!(question -> entity (event));
    diesel::joinable!(recusal -> dossier (dossier));
    diesel::joinable!(relation -> assertion (to_assertion));
    diesel::joinable!(relation -> entity (by_party));
    diesel::joinable!(relation -> excerpt (excerpt));
    diesel::joinable!(reply -> claim (claim));
    diesel::joinable!(reply -> entity (party));
    diesel::joinable!(reply -> excerpt (excerpt));
    diesel::joinable!(reply_policy -> dossier (dossier));
    diesel::joinable!(retraction -> source (source));
    diesel::joinable!(search_note -> claim (claim));
    diesel::joinable!(snapshot -> source (source));

    diesel::allow_tables_to_appear_in_same_query!(
        assertion,
        assignment,
        attitude,
        attribution,
        claim,
        claim_kind,
        claim_revision,
        claim_role,
        comment,
        content_rule,
        designation,
        dossier,
        dossier_revision,
        entity,
        entity_name,
        entity_relation,
        event,
        evidence,
        excerpt,
        external_review,
        hand,
        handle,
        hold,
        publication,
        publication_claim,
        publication_source,
        publication_terms,
        publication_withdrawal,
        quantity,
        question,
        rating,
        recusal,
        relation,
        reply,
        reply_policy,
        request,
        retraction,
        review_step,
        search_note,
        snapshot,
        source,
        source_revision,
        stream,
        transition,
        verdict,
        weighed,
    );
}
// @generated automatically by Diesel CLI.
// @generated automatically by Diesel CLI.

pub mod iam {
    pub mod sql_types {
        #[derive(diesel::sql_types::SqlType)]
        #[diesel(postgres_type(name = "name", schema = "pg_catalog"))]
        pub struct Name;
    }

    diesel::table! {
        iam.grant (id) {
            id -> Uuid,
            person -> Uuid,
            role -> Text,
            version -> Int4,
            recorded_by -> Uuid,
            recorded_at -> Timestamptz,
        }
    }

    diesel::table! {
        use diesel::sql_types::*;
        use super::sql_types::Name;

        iam.login (id) {
            id -> Uuid,
            person -> Uuid,
            role_oid -> Oid,
            role_name -> Name,
            version -> Int4,
            recorded_at -> Timestamptz,
        }
    }

    diesel::table! {
        iam.login_end (login) {
            login -> Uuid,
            person -> Uuid,
            reason -> Text,
            version -> Int4,
            recorded_at -> Timestamptz,
        }
    }

    diesel::table! {
        iam.person (id) {
            id -> Uuid,
            name -> Text,
            version -> Int4,
            recorded_at -> Timestamptz,
        }
    }

    diesel::table! {
        iam.revocation (grant) {
            grant -> Uuid,
            person -> Uuid,
            version -> Int4,
            recorded_by -> Uuid,
            recorded_at -> Timestamptz,
        }
    }

    diesel::joinable!(login -> person (person));
    diesel::joinable!(login_end -> login (login));
    diesel::joinable!(revocation -> grant (grant));
    diesel::joinable!(revocation -> person (recorded_by));

    diesel::allow_tables_to_appear_in_same_query!(grant, login, login_end, person, revocation,);
}
