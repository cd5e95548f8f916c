package org.gridmarket.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.message.EnergyCommand.PostOffers;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.EnergyArbitraries;
import org.gridmarket.testkit.energy.EnergyArbitraries.SolvedInstance;

class WireRoundTripProperties {
    record Text(String text) {}

    private static final RecordCodec<PostOffers> POST = RecordCodec.of(PostOffers.class);

    @Provide
    Arbitrary<List<Offer>> offers() {
        return EnergyArbitraries.offers().list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<SolvedInstance> solved() {
        return EnergyArbitraries.solvedInstances();
    }

    @Property(tries = 200)
    void what_is_written_is_read_back(@ForAll("offers") List<Offer> offers) {
        PostOffers command = new PostOffers(Book.of(-3), offers);

        assertThat(POST.read(POST.write(command))).isEqualTo(command);
    }

    @Property(tries = 300)
    void one_changed_character_never_gives_a_second_spelling(
            @ForAll("offers") List<Offer> offers,
            @ForAll @IntRange(max = 100_000) int place,
            @ForAll @IntRange(min = 32, max = 126) int symbol) {
        String text = POST.write(new PostOffers(Book.of(7), offers));
        StringBuilder changed = new StringBuilder(text);
        changed.setCharAt(place % text.length(), (char) symbol);

        assertThat(readAgainAndWrite(changed.toString())).isIn(changed.toString(), "refused");
    }

    @Property(tries = 300)
    void one_inserted_character_never_gives_a_second_spelling(
            @ForAll("offers") @Size(max = 3) List<Offer> offers,
            @ForAll @IntRange(max = 100_000) int place,
            @ForAll @IntRange(min = 32, max = 126) int symbol) {
        String text = POST.write(new PostOffers(Book.of(7), offers));
        String changed = new StringBuilder(text)
                .insert(place % text.length(), (char) symbol)
                .toString();

        assertThat(readAgainAndWrite(changed)).isIn(changed, "refused");
    }

    private static String readAgainAndWrite(String text) {
        try {
            return POST.write(POST.read(text));
        } catch (MalformedException refused) {
            return "refused";
        }
    }

    @Property(tries = 200)
    void any_text_survives(@ForAll @StringLength(max = 30) String text) {
        RecordCodec<Text> codec = RecordCodec.of(Text.class);

        assertThat(codec.read(codec.write(new Text(text))).text()).isEqualTo(text);
    }

    @Property(tries = 100)
    void packed_trades_are_unpacked_as_they_were(@ForAll("solved") SolvedInstance solved) {
        RecordCodec<Solution> codec = RecordCodec.of(Solution.class);
        Solution solution = Solution.of(solved.instance().round(), solved.trades());

        assertThat(codec.read(codec.write(solution)).unpacked()).isEqualTo(solved.trades());
    }
}
