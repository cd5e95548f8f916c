package org.gridmarket.cli.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.OneMatch;
import org.junit.jupiter.api.Test;

class DirectoriesHeardTest {
    private final DirectoriesHeard heard = new DirectoriesHeard();
    private final OneMatch match = OneMatch.matched();

    private Note note() {
        return match.ledger().match(match.id()).directoryNote();
    }

    @Test
    void a_directory_whose_notes_have_left_takes_no_job_any_more() {
        heard.hear(new ComputeEvent.NotePosted(note()));
        assertThat(heard.taking()).containsExactly(Cast.D.account());

        heard.hear(new ComputeEvent.OfferGone(OfferKind.NOTE, note().id()));
        assertThat(heard.taking()).isEmpty();
    }

    @Test
    void a_note_in_a_match_counts_until_the_match_closes_without_renewing_it() {
        match.ledger().events().forEach(event -> heard.hear((Record) event));
        assertThat(heard.taking()).containsExactly(Cast.D.account());

        heard.hear(new ComputeEvent.MatchClosed(match.id(), Outcome.DIRECTORY, List.of()));
        assertThat(heard.taking()).isEmpty();
    }
}
