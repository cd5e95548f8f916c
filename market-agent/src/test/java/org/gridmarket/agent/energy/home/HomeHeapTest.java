package org.gridmarket.agent.energy.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.client.TransactionMessage;
import org.gridmarket.client.energy.EnergyEvents;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.testkit.energy.LongPlans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process with the heap of a home hears intervals with the most trades that there can be, from two honest gateways, and
 * survives a third that sends as much as it can.
 */
class HomeHeapTest {
    private static final Path UNIT = Path.of("..", "packaging", "systemd", "gridmarket-agent.service");
    private static final long PATIENCE_SECONDS = 120;

    /** What an agent has on its heap besides what it hears, seen after its start; classes and libraries are on top. */
    private static final int HELD_BYTES = 2_500_000;

    private static final int INTERVALS = 5;

    /** Changes of the rules; like an agent it keeps no plan. */
    private static final int VERSIONS = 2;

    /** What a long plan has besides the names in its limit groups: feeders, groups, limits. */
    private static final int REST_OF_RULES = 80_000;

    /** Longer than a home has room for: what another market of the same channel may tell. */
    private static final int FOREIGN_BYTES = 5_000_000;

    /** More than any message may have. */
    private static final int TOO_LONG = 9_000_000;

    private static final List<String> LEDGER = ledger();

    private final List<Server> servers = new ArrayList<>();

    /** What one gateway does in place of telling the ledger. */
    enum Lie {
        ONE_LONG_MESSAGE {
            @Override
            void tell(StreamEventsRequest request, ServerCallStreamObserver<TransactionEvents> reader) {
                reader.onNext(message(0, "[\"" + "x".repeat(TOO_LONG) + "\"]"));
            }
        },
        A_SMALL_MESSAGE_THAT_UNPACKS_TO_A_LONG_ONE {
            @Override
            void tell(StreamEventsRequest request, ServerCallStreamObserver<TransactionEvents> reader) {
                reader.setCompression("gzip");
                reader.onNext(message(0, "[\"" + "x".repeat(5 * TOO_LONG) + "\"]"));
            }
        },
        OTHER_EVENTS_WHEN_IT_IS_ASKED {
            @Override
            void tell(StreamEventsRequest request, ServerCallStreamObserver<TransactionEvents> reader) {
                String text = "[\"\u20ac" + "x".repeat((int) request.getLongestEvents() - 10) + "\"]";
                for (int block = (int) request.getFromBlock(); block < LEDGER.size(); block++) {
                    boolean isUnasked = request.getLongestEvents() < 1_000_000;
                    reader.onNext(TransactionMessage.of(
                            block,
                            "transaction " + block,
                            isUnasked ? LEDGER.get(block) : text,
                            request.getLongestEvents()));
                }
            }
        },
        MANY_MESSAGES_OF_THE_GREATEST_LENGTH {
            @Override
            void tell(StreamEventsRequest request, ServerCallStreamObserver<TransactionEvents> reader) {
                String shortEvents = "{\"type\":\"Claimed\",\"account\":\"\",\"intervals\":[1,1]},";
                int longest = (int) request.getLongestEvents() - 2;
                String text = "[" + shortEvents.repeat(longest / shortEvents.length()) + "]";
                for (long block = request.getFromBlock(); block < request.getFromBlock() + 8; block++) {
                    reader.onNext(message(block, text));
                }
            }
        },
        LETTERS_THAT_TAKE_TWO_BYTES {
            @Override
            void tell(StreamEventsRequest request, ServerCallStreamObserver<TransactionEvents> reader) {
                reader.onNext(message(
                        request.getFromBlock(),
                        "[\"\u20ac" + "x".repeat((int) request.getLongestEvents() - 10) + "\"]"));
            }
        };

        abstract void tell(StreamEventsRequest request, ServerCallStreamObserver<TransactionEvents> reader);

        private static TransactionEvents message(long block, String events) {
            return TransactionEvents.newBuilder()
                    .setBlock(block)
                    .setTransactionId("lie")
                    .setEventsJson(events)
                    .build();
        }
    }

    private interface Telling {
        void tell(StreamEventsRequest request, ServerCallStreamObserver<TransactionEvents> reader);
    }

    @AfterEach
    void close() {
        servers.forEach(Server::shutdownNow);
    }

    private String serve(String organisation, Telling telling) throws IOException {
        Server server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(new MarketGrpc.MarketImplBase() {
                    @Override
                    public void streamEvents(StreamEventsRequest request, StreamObserver<TransactionEvents> reader) {
                        ServerCallStreamObserver<TransactionEvents> stream =
                                (ServerCallStreamObserver<TransactionEvents>) reader;
                        stream.setOnCancelHandler(() -> {}); // else what is told after it would be a failure
                        telling.tell(request, stream);
                    }
                })
                .build()
                .start();
        servers.add(server);
        return organisation + "=127.0.0.1:" + server.getPort();
    }

    private String honest(String organisation) throws IOException {
        return serve(organisation, (request, reader) -> {
            for (int block = (int) request.getFromBlock(); block < LEDGER.size(); block++) {
                reader.onNext(TransactionMessage.of(
                        block, "transaction " + block, LEDGER.get(block), request.getLongestEvents()));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Lie.class)
    void a_home_of_its_usual_heap_hears_the_largest_intervals_whatever_one_gateway_sends(Lie lie)
            throws IOException, InterruptedException {
        Process home = start(List.of(serve("REGULATOR", lie::tell), honest("DSO"), honest("COOPERATIVE")));

        String log = new String(home.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(home.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(home.exitValue()).as(log).isZero();
        assertThat(log.lines())
                .containsSubsequence("version-1", "version-" + VERSIONS)
                .containsSubsequence(IntStream.range(0, INTERVALS)
                        .mapToObj(t -> Interval.of(99_000_000 + t) + " " + EnergyLimit.TRADES_PER_INTERVAL.ceiling())
                        .toList())
                .contains(HearingHome.LAST + " " + HELD_BYTES);
        assertThat(log).contains("are passed over: they have");
    }

    /** With the options of its unit. */
    private static Process start(List<String> gateways) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Arrays.stream(Files.readString(UNIT).split("\\s+"))
                .filter(word -> word.startsWith("-X") && !word.startsWith("-Xbootclasspath"))
                .forEach(command::add);
        assertThat(command).contains("-Xmx20m");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), HearingHome.class.getName()));
        command.add(Integer.toString(HELD_BYTES));
        command.addAll(gateways);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static List<String> ledger() {
        List<String> ledger = new ArrayList<>();
        for (int version = 1; version <= VERSIONS; version++) {
            ledger.add(EnergyEvents.write(List.of(new EnergyEvent.RuleEffective(longestRules(version)))));
        }
        for (int t = 0; t < INTERVALS; t++) {
            ledger.add(EnergyEvents.write(List.of(finalised(Interval.of(99_000_000 + t)))));
        }
        ledger.add("[{\"type\":\"OfAnotherMarket\",\"text\":\"" + "x".repeat(FOREIGN_BYTES) + "\"}]");
        ledger.add(EnergyEvents.write(List.of(new EnergyEvent.MoneyBooked(
                new AccountKey(Digest.sha256(Bytes.utf8("account"))), HearingHome.LAST, new Money(1)))));
        return ledger;
    }

    private static ProposedRules longestRules(int version) {
        GridPlan plan = LongPlans.ofBytes(EnergyLimit.RULES_BYTES.ceiling() - REST_OF_RULES);
        return new ProposedRules("version-" + version, Interval.of(version), List.of(new RuleChange.SetGrid(plan)));
    }

    private static EnergyEvent finalised(Interval t) {
        List<PricedTrade> trades = IntStream.range(0, EnergyLimit.TRADES_PER_INTERVAL.ceiling())
                .mapToObj(i -> new PricedTrade(
                        new Trade(offer(i), offer(-i - 1), t, Energy.ofWh(999_999_999)),
                        new UnitPrice(999_999),
                        new UnitPrice(999_999)))
                .toList();
        return new EnergyEvent.Finalised(t, new LedgerTime(9_999_999_999_999L), FinalSource.CANDIDATE, trades);
    }

    private static OfferId offer(int number) {
        return new OfferId(new PageId(Digest.sha256(Bytes.utf8("offer " + number))), 199);
    }
}
