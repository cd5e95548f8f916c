package org.gridmarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerAgreementTest {
    private static final Gateway DSO = new Gateway("dso:1", "DSO");
    private static final Gateway SECOND_OF_DSO = new Gateway("dso:2", "DSO");
    private static final Gateway COOPERATIVE = new Gateway("cooperative:1", "COOPERATIVE");
    private static final Gateway REGULATOR = new Gateway("regulator:1", "REGULATOR");
    private static final Answer COMMITTED = new Answer.Committed("{}", false);
    private static final Answer REPEATED = new Answer.Committed("{}", true);

    private final AnswerAgreement agreement = new AnswerAgreement();

    private static Answer refused(String code) {
        return new Answer.Rejected(code, "section", "detail");
    }

    @Test
    void one_gateways_word_for_a_commit_is_not_believed() {
        agreement.answered(DSO, COMMITTED);
        agreement.answered(SECOND_OF_DSO, REPEATED);

        assertThat(agreement.decided()).isEmpty();
        assertThat(agreement.saysCommitted()).isTrue();
    }

    @Test
    void an_event_that_is_believed_proves_it_whatever_a_gateway_says() {
        agreement.answered(DSO, refused("ASSETS_NOT_FREE"));
        agreement.proved();

        assertThat(agreement.decided()).containsInstanceOf(Answer.Committed.class);
    }

    @Test
    void a_second_organisation_that_says_it_is_there_settles_it() {
        agreement.answered(DSO, COMMITTED);
        agreement.answered(COOPERATIVE, REPEATED);

        assertThat(agreement.decided()).contains(COMMITTED);
    }

    @Test
    void one_gateways_refusal_is_not_believed() {
        agreement.answered(DSO, refused("UNKNOWN_ACCOUNT"));
        assertThat(agreement.decided()).isEmpty();

        agreement.answered(COOPERATIVE, COMMITTED);
        assertThat(agreement.decided()).isEmpty();

        agreement.answered(REGULATOR, REPEATED);
        assertThat(agreement.decided()).containsInstanceOf(Answer.Committed.class);
    }

    @Test
    void a_refusal_counts_when_two_organisations_name_the_same_code() {
        agreement.answered(DSO, refused("BOOK_SEALED"));
        agreement.answered(COOPERATIVE, refused("ASSETS_NOT_FREE"));
        assertThat(agreement.decided()).isEmpty();

        agreement.answered(REGULATOR, refused("ASSETS_NOT_FREE"));
        assertThat(agreement.decided()).contains(refused("ASSETS_NOT_FREE"));
    }

    @Test
    void a_trusted_gateways_answer_does_alone() {
        agreement.answered(new Gateway("home:1", "HOME", true), refused("BOOK_SEALED"));

        assertThat(agreement.decided()).contains(refused("BOOK_SEALED"));
    }

    @Test
    void nobody_knows_when_all_were_asked_and_differ() {
        agreement.answered(DSO, refused("BOOK_SEALED"));
        agreement.answered(COOPERATIVE, COMMITTED);

        assertThat(agreement.undecided())
                .isEqualTo(new Answer.Indeterminate("DSO (dso:1) says refused: BOOK_SEALED: detail [section];"
                        + " COOPERATIVE (cooperative:1) says committed"));
    }

    @Test
    void another_organisation_is_asked_before_another_gateway_of_the_same() {
        List<Gateway> all = List.of(DSO, SECOND_OF_DSO, COOPERATIVE);

        assertThat(agreement.next(all, Set.of(DSO))).contains(COOPERATIVE);
        assertThat(agreement.next(all, Set.of(DSO, COOPERATIVE))).contains(SECOND_OF_DSO);
        assertThat(agreement.next(all, Set.copyOf(all))).isEmpty();
    }
}
