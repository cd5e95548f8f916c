package org.gridmarket.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.gateway.EnergyInTest;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.TradedMarket;
import org.gridmarket.gateway.feed.EventPump;
import org.gridmarket.gateway.feed.EventSink;
import org.gridmarket.gateway.market.Follower;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.ledger.EventArray;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.testkit.purse.PurseOnLedger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events of clock, purse and a contract that nobody here knows, through the real read model beside those of energy. */
final class MarketsSideBySideTest {
    private static final String UNKNOWN = "{\"type\":\"LandedOnMars\",\"text\":\"],[{\\\"\"}";

    private final ReadDatabase database =
            ReadDatabase.open(DatabaseAddress.parse("h2:mem:side-by-side"), 4, EnergyInTest.TABLES);

    /** Clock founded, energy traded, a purse filled from credit, and one transaction of a contract from the future. */
    private final List<EventBlock> blocks = blocks();

    @AfterEach
    void close() {
        database.jdbi().useHandle(rows -> rows.execute("drop all objects"));
        database.close();
    }

    private static List<EventBlock> blocks() {
        PurseOnLedger purses = PurseOnLedger.founded();
        TradedMarket.trade(purses.energy());
        purses.energy().buyCredit(TradedMarket.SELLER, 1_000);
        purses.run(TradedMarket.SELLER, new PurseCommand.FromEnergy(new Money(400)))
                .orThrow();
        purses.fill(TradedMarket.BUYER, 700);
        List<EventBlock> all = new ArrayList<>(new LedgerInMemory(purses.energy())
                .blocks().stream().map(EventBlock::of).toList());
        all.add(block(all.size(), "mars:land", UNKNOWN, "{\"no\":\"type\"}"));
        return all;
    }

    private static EventBlock block(long number, String function, String... events) {
        return new EventBlock(
                number, List.of(new EventTransaction("tx-" + number, function, "VALID", List.of(events))));
    }

    private ReadModel model(MarketModule<?>... markets) {
        ReadModel model = new ReadModel(database.jdbi(), List.of(markets));
        model.resume();
        return model;
    }

    private List<String> told() {
        return new StoredEvents(database.jdbi())
                .between(0, blocks.getLast().number()).stream()
                        .flatMap(told -> EventArray.split(told.eventsJson()).stream())
                        .toList();
    }

    private List<String> committed() {
        return blocks.stream()
                .flatMap(block -> block.transactions().stream())
                .flatMap(transaction -> transaction.events().stream())
                .toList();
    }

    @Test
    void what_any_contract_tells_is_carried_as_it_was_told() {
        model(EnergyInTest.alone()).apply(blocks);

        assertThat(told()).isEqualTo(committed());
        assertThat(told())
                .contains(UNKNOWN)
                .anyMatch(text -> EventFamily.typeOf(text).orElse("").equals("ClockFounded"))
                .anyMatch(text -> EventFamily.typeOf(text).orElse("").equals("PurseFilledFromEnergy"));
    }

    @Test
    void a_reader_of_the_stream_gets_all_of_it() throws InterruptedException {
        ReadModel model = model(EnergyInTest.alone());
        model.apply(blocks);
        List<String> read = new ArrayList<>();

        new EventPump(model, new StoredEvents(database.jdbi()), GatewayLimits.STANDARD).run(0, new EventSink() {
            @Override
            public boolean awaitReady(Duration longest) {
                return true;
            }

            @Override
            public boolean hasGone() {
                return read.size() >= committed().size();
            }

            @Override
            public void send(StoredEvents.Told told) {
                read.addAll(EventArray.split(told.eventsJson()));
            }

            @Override
            public void cut(long resumeFrom) {
                throw new AssertionError("cut at block " + resumeFrom);
            }
        });

        assertThat(read).isEqualTo(committed());
    }

    /** The purse's function has moved credit, which the energy market tells in its own words in the same transaction. */
    @Test
    void a_market_hears_its_own_events_whoever_s_function_told_them() {
        List<EnergyEvent> heard = new ArrayList<>();

        model(EnergyInTest.alone().followedBy(heard::add)).apply(blocks);

        assertThat(heard)
                .hasAtLeastOneElementOfType(EnergyEvent.Finalised.class)
                .hasAtLeastOneElementOfType(EnergyEvent.CreditRedeemed.class);
        assertThat(heard)
                .isEqualTo(committed().stream()
                        .flatMap(text -> EnergyInTest.alone().events().read(text).stream())
                        .toList());
    }

    @Test
    void a_market_that_comes_later_makes_its_rows_from_what_was_kept_for_it() {
        model(EnergyInTest.alone()).apply(blocks);
        Recorder late = new Recorder();

        model(EnergyInTest.alone(), late);

        assertThat(late.projected)
                .hasAtLeastOneElementOfType(PurseEvent.PurseFilledFromEnergy.class)
                .hasAtLeastOneElementOfType(PurseEvent.PurseCollected.class)
                .isEqualTo(late.followed);
    }

    @Test
    void a_market_that_was_away_for_some_blocks_catches_up_and_is_told_nothing_twice() {
        int half = blocks.size() - 4;
        Recorder undisturbed = new Recorder();
        model(undisturbed).apply(blocks);
        new ReadModel(database.jdbi(), List.of(undisturbed)).forget();
        Recorder back = new Recorder();
        model(back).apply(blocks.subList(0, half));
        model(EnergyInTest.alone()).apply(blocks);

        model(back);

        assertThat(back.projected).isEqualTo(undisturbed.projected).hasSizeGreaterThan(2);
    }

    @Test
    void a_market_of_another_version_makes_its_rows_again() {
        Recorder first = new Recorder();
        model(first).apply(blocks);
        Recorder newer = new Recorder();
        newer.version = 2;

        model(newer);

        assertThat(newer.projected).isEqualTo(first.projected).isNotEmpty();
    }

    @Test
    void an_own_event_that_cannot_be_read_stops_the_reading() {
        ReadModel model = model(EnergyInTest.alone());

        assertThatThrownBy(() -> model.apply(List.of(block(0, "energy:closeRound", "{\"type\":\"RoundClosed\"}"))))
                .isInstanceOf(MalformedException.class);

        assertThat(model.height()).isEqualTo(-1);
    }

    @Test
    void no_two_markets_own_one_event() {
        assertThatThrownBy(() -> new ReadModel(database.jdbi(), List.of(EnergyInTest.alone(), EnergyInTest.alone())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of two markets");
    }

    /** The purse as a market that remembers what it was told. */
    private static final class Recorder implements MarketModule<PurseEvent>, MarketTables<PurseEvent> {
        private final List<PurseEvent> projected = new ArrayList<>();
        private final List<PurseEvent> followed = new ArrayList<>();
        private int version = 1;

        @Override
        public int version() {
            return version;
        }

        @Override
        public MarketTables<PurseEvent> tables() {
            return this;
        }

        @Override
        public String name() {
            return PurseFunctions.PREFIX;
        }

        @Override
        public FunctionNames<?, ?, ?> functions() {
            return PurseFunctions.NAMES;
        }

        @Override
        public EventFamily<PurseEvent> events() {
            return EventFamily.of(PurseEvent.class);
        }

        @Override
        public List<Projection<PurseEvent>> projections() {
            return List.of(new Projection<>() {
                @Override
                public void apply(Handle rows, Place place, PurseEvent event) {
                    projected.add(event);
                }

                @Override
                public List<String> tables() {
                    return List.of();
                }
            });
        }

        @Override
        public List<Follower<PurseEvent>> followers() {
            return List.of(followed::add);
        }
    }
}
