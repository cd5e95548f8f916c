package org.gridmarket.client.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.client.Answer;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.Submissions;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.oblivious.forwarder.ForwarderLimits;
import org.gridmarket.oblivious.forwarder.ObliviousForwarder;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which way an operation takes, and that the hidden way leads to the ledger. */
class ObliviousLinkTest {
    private static final String WITHDRAW = "energy:withdrawAssets";
    /** So many that both of two forwarders are chosen, but for one time in 2^23. */
    private static final int MANY = 24;

    private static final Gateway GATEWAY = new Gateway("127.0.0.1:1", "DSO", true);
    private static final long SEEN_BLOCK = 7;

    private static final AccountKey PUBLIC = EnergyExamples.account(1);

    private final MarketOnLedger market = Founding.market();
    private final OpenWay openWay = new OpenWay();
    private DoorOfAMarket door;
    private ObliviousForwarder forwarder;
    private ObliviousLink link;

    /** Notes who takes it. */
    private static final class OpenWay implements GatewayLink {
        private final List<AccountKey> seen = new ArrayList<>();

        @Override
        public Answer submit(String function, Submission submission) {
            seen.add(submission.signer());
            return new Answer.Conflicted(1);
        }

        @Override
        public Answer reportReadings(MeterId meter, List<SaltedReading> readings, Submission hashes) {
            seen.add(hashes.signer());
            return new Answer.Conflicted(1);
        }

        /** Asks the one gateway that there is. */
        @Override
        public Answer submitBy(String function, Submission submission, Submissions.Asking way) {
            return way.ask(GATEWAY, SEEN_BLOCK);
        }

        @Override
        public void listen(Listener listener) {
            listener.tell(new BlockEvents<>(SEEN_BLOCK, "transaction", List.of()));
        }
    }

    @BeforeEach
    void open() throws IOException {
        door = new DoorOfAMarket(market);
        forwarder = forwarder();
        link = link(forwarder);
    }

    private ObliviousForwarder forwarder() throws IOException {
        return ObliviousForwarder.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(door.address()),
                ForwarderLimits.STANDARD,
                InstantSource.system());
    }

    private ObliviousLink link(ObliviousForwarder... forwarders) {
        List<URI> gateways = Stream.of(forwarders)
                .map(one -> URI.create("http://127.0.0.1:" + one.port() + "/1"))
                .toList();
        return new ObliviousLink(
                openWay, PUBLIC::equals, Map.of(GATEWAY, gateways), ObliviousLink.client(Optional.empty()));
    }

    @AfterEach
    void close() {
        link.close();
        forwarder.close();
        door.close();
    }

    private Submission withdrawal(int home, long wh) {
        var ahead = market.round().next().book().firstNameable();
        var command = new EnergyCommand.WithdrawAssets(List.of(new AssetAmount(ahead, Energy.ofWh(wh), Energy.ZERO)));
        return market.signed(
                EnergyExamples.keyPair(home),
                market.nextOperation(),
                market.round().next().book(),
                command);
    }

    @Test
    void an_operation_of_an_account_that_is_not_public_is_committed_through_the_forwarder() {
        Answer answer = link.submit(WITHDRAW, withdrawal(2, 5));

        assertThat(answer).isInstanceOf(Answer.Committed.class);
        assertThat(market.events().getLast()).isInstanceOf(EnergyEvent.AssetsWithdrawn.class);
        assertThat(openWay.seen).isEmpty();
    }

    @Test
    void what_the_rules_refuse_comes_back_with_its_code() {
        Answer answer = link.submit(WITHDRAW, withdrawal(2, Founding.TRADING_LIMIT_WH + 1));

        assertThat(answer).isEqualTo(new Answer.Rejected("PRODUCTION_LIMIT_EXCEEDED", "", ""));
    }

    @Test
    void an_operation_of_a_public_account_takes_the_open_way() {
        link.submit(WITHDRAW, withdrawal(1, 5));

        assertThat(openWay.seen).containsExactly(PUBLIC);
    }

    @Test
    void an_anonymous_operation_never_takes_the_open_way_even_if_the_forwarder_is_away() {
        forwarder.close();

        assertThat(link.submit(WITHDRAW, withdrawal(2, 5))).isInstanceOf(Answer.Indeterminate.class);
        assertThat(openWay.seen).isEmpty();
    }

    @Test
    void what_is_too_long_to_be_hidden_among_others_is_refused() {
        Submission small = withdrawal(2, 5);
        Submission large = new Submission(
                small.signer(), small.operation(), small.lastBook(), Bytes.of(new byte[40_000]), small.signature());

        assertThat(link.submit(WITHDRAW, large)).isInstanceOf(Answer.Rejected.class);
        assertThat(openWay.seen).isEmpty();
    }

    @Test
    void the_public_stream_takes_the_open_way() {
        List<BlockEvents<EnergyEvent>> told = new ArrayList<>();

        link.listen(told::add);

        assertThat(told).extracting(BlockEvents::block).containsExactly(SEEN_BLOCK);
    }

    @Test
    void every_forwarder_is_used_and_each_operation_once() throws IOException {
        try (ObliviousForwarder other = forwarder();
                ObliviousLink both = link(forwarder, other)) {
            for (int i = 1; i <= MANY; i++) {
                assertThat(both.submit(WITHDRAW, withdrawal(2, i))).isInstanceOf(Answer.Committed.class);
            }

            assertThat(forwarder.counts().carried()).isPositive();
            assertThat(other.counts().carried()).isPositive();
            assertThat(forwarder.counts().carried() + other.counts().carried()).isEqualTo(MANY);
            assertThat(both.sealed()).isEqualTo(new ObliviousLink.Sealed(MANY, MANY));
        }
    }

    @Test
    void a_forwarder_that_is_away_costs_a_request_and_no_operation() throws IOException {
        ObliviousForwarder away = forwarder();
        try (ObliviousLink both = link(forwarder, away)) {
            away.close();
            for (int i = 1; i <= MANY; i++) {
                assertThat(both.submit(WITHDRAW, withdrawal(2, i))).isInstanceOf(Answer.Committed.class);
            }

            assertThat(both.sealed().answered()).isEqualTo(MANY);
            assertThat(both.sealed().sent()).isGreaterThan(MANY);
        }
    }

    @Test
    void an_operation_is_counted_once_by_its_account_however_often_it_is_sent() {
        CountedLink counted = new CountedLink(link);
        Submission hidden = withdrawal(2, 5);
        counted.submit(WITHDRAW, hidden);
        counted.submit(WITHDRAW, hidden);
        counted.submit(WITHDRAW, withdrawal(1, 5));

        assertThat(counted.operations(PUBLIC::equals)).isEqualTo(1);
        assertThat(counted.operations(account -> !account.equals(PUBLIC))).isEqualTo(1);
    }
}
