package org.gridmarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Three gateways of three organisations, one of which lies as it likes while the others break, lag and come back. */
class EventAgreementProperties {
    private static final int LIAR = 2;

    private final List<TransactionText> ledger = new ArrayList<>();
    private final List<BlockEvents<String>> heard = new ArrayList<>();
    private final int[] next = new int[3];

    @Property(tries = 500)
    void two_honest_gateways_of_three_suffice_and_no_lie_is_believed(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int remembered) {
        Random random = new Random(seed);
        write(random);
        List<Gateway> gateways =
                List.of(new Gateway("1", "DSO"), new Gateway("2", "COOPERATIVE"), new Gateway("3", "REGULATOR"));
        List<Gateway> caught = new ArrayList<>();
        EventAgreement<String> agreement = new EventAgreement<>(
                gateways,
                0,
                EventAgreementProperties::read,
                new AgreementLimits(1 + random.nextInt(8), 1_000, remembered, 64, 1, 16, 5),
                (gateway, standing) -> caught.add(gateway));
        List<Tale> tales = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tales.add(begin(agreement, gateways.get(i), i, 0));
        }
        heard.clear();
        for (long now = 1; heard.size() < ledger.size(); now++) {
            assertThat(now).as("the truth is told at last").isLessThan(100_000);
            int who = random.nextInt(3);
            Tale tale = tales.get(who);
            boolean breaks = random.nextInt(20) == 0;
            if (breaks) {
                agreement.broken(tale);
            }
            if (agreement.isOver(tale)) {
                if (!agreement.standing(gateways.get(who)).isLeft(now)) {
                    tales.set(who, begin(agreement, gateways.get(who), who, now));
                }
            } else if (agreement.hasRoom(tale) && next[who] < ledger.size()) {
                agreement.tell(tale, who == LIAR ? lie(random) : ledger.get(next[who]++), now);
            }
            heard.addAll(agreement.takeNews());
            assertThat(agreement.block()).isLessThanOrEqualTo(ledger.getLast().block());
        }

        assertThat(heard)
                .extracting(BlockEvents::transaction)
                .containsExactlyElementsOf(
                        ledger.stream().map(TransactionText::transaction).toList());
        assertThat(heard)
                .extracting(told -> told.events().getFirst())
                .containsExactlyElementsOf(
                        ledger.stream().map(TransactionText::eventsJson).toList());
        assertThat(caught).doesNotContain(gateways.get(0), gateways.get(1));
    }

    private Tale begin(EventAgreement<String> agreement, Gateway gateway, int who, long now) {
        Tale tale = agreement.open(gateway, now).orElseThrow();
        next[who] = 0;
        while (next[who] < ledger.size() && ledger.get(next[who]).block() < tale.fromBlock()) {
            next[who]++;
        }
        return tale;
    }

    private void write(Random random) {
        ledger.clear();
        long block = 0;
        for (int i = 0; i < 40; i++) {
            block += random.nextInt(3);
            ledger.add(new TransactionText(block, "tx" + i, "[" + i + "]"));
        }
    }

    /** Tells the truth, leaves out, comes back to what was, invents, changes, breaks the text, names any height. */
    private TransactionText lie(Random random) {
        TransactionText truth = ledger.get(next[LIAR]++);
        return switch (random.nextInt(9)) {
            case 0 -> ledger.get(Math.min(next[LIAR]++, ledger.size() - 1));
            case 1 -> ledger.get(random.nextInt(next[LIAR]));
            case 2 -> new TransactionText(truth.block(), "invented", "[]");
            case 3 -> new TransactionText(truth.block(), truth.transaction(), "[changed]");
            case 4 -> new TransactionText(truth.block(), truth.transaction(), "broken");
            case 5 -> new TransactionText(random.nextLong(), truth.transaction(), truth.eventsJson());
            default -> truth;
        };
    }

    private static List<String> read(String json) {
        if (!json.startsWith("[")) {
            throw new IllegalArgumentException("no list");
        }
        return List.of(json);
    }
}
