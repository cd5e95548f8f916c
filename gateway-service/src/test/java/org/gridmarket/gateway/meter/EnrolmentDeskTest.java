package org.gridmarket.gateway.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.gridmarket.gateway.CallerLimits;
import org.gridmarket.gateway.EnergyInTest;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.readmodel.DatabaseAddress;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.slots.Origin;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk with room for four meters, two of one address, for a day. */
final class EnrolmentDeskTest {
    private static final Bytes SIGNATURE = Bytes.utf8("as the meter signed");
    private static final Origin FLOOD = new Origin("192.0.2.1");
    private static final Origin OTHER = new Origin("192.0.2.2");
    private static final Origin THIRD = new Origin("192.0.2.3");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock();
    private ReadDatabase database;
    private EnrolmentDesk desk;

    private static final class SteppedClock extends Clock {
        private Instant now = Instant.EPOCH.plus(Duration.ofDays(20_000));

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void open() {
        database = ReadDatabase.open(DatabaseAddress.parse("h2:" + folder.resolve("rows")), 2, EnergyInTest.TABLES);
        GatewayLimits limits = new GatewayLimits(SECOND, 1, 1, 1, SECOND, 1, 1, 1, 4, 1, 1, 1, 1, 1, SECOND, 1, 1, 1);
        CallerLimits callers =
                new CallerLimits(1, SECOND, 1, 1, SECOND, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, Duration.ofDays(1));
        desk = new EnrolmentDesk(database.jdbi(), limits, callers, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void who_waits_is_told_in_parts() {
        for (int number = 1; number <= 3; number++) {
            enrol(number, new Origin("192.0.2." + number));
        }

        List<EnrolmentDesk.SignedEnrolment> first = desk.waiting("", "", 2);
        Enrolment last = first.getLast().enrolment();
        List<EnrolmentDesk.SignedEnrolment> second =
                desk.waiting(last.meter().name(), last.key().toHex(), 2);

        assertThat(first)
                .hasSize(2)
                .allSatisfy(signed -> assertThat(signed.signature()).isEqualTo(SIGNATURE));
        assertThat(second)
                .singleElement()
                .satisfies(
                        signed -> assertThat(signed.enrolment().meter().name()).isEqualTo("meter-3"));
    }

    private EnrolmentDesk.EnrolmentStatus enrol(int number, Origin origin) {
        clock.now = clock.now.plusMillis(1);
        Enrolment enrolment = new Enrolment(
                new MeterId("meter-" + number),
                EnergyExamples.account(number),
                new FeederId("f1"),
                new TradingLimits(Energy.ofWh(1), Energy.ofWh(2)));
        return desk.enrol(new EnrolmentDesk.SignedEnrolment(enrolment, SIGNATURE), origin);
    }

    private Iterable<String> waiting() {
        return desk.entries().stream()
                .map(entry -> entry.enrolment().meter().name())
                .toList();
    }

    @Test
    void one_address_has_a_bound_of_its_own() {
        enrol(1, FLOOD);
        enrol(2, FLOOD);

        assertThatThrownBy(() -> enrol(3, FLOOD)).hasMessageContaining("2 meters that were enrolled from your address");
        assertThat(enrol(4, OTHER)).isEqualTo(EnrolmentDesk.EnrolmentStatus.WAITING);
    }

    @Test
    void asking_again_takes_no_second_place() {
        enrol(1, FLOOD);
        enrol(2, FLOOD);

        assertThat(enrol(2, FLOOD)).isEqualTo(EnrolmentDesk.EnrolmentStatus.WAITING);
        assertThat(waiting()).containsExactly("meter-1", "meter-2");
    }

    @Test
    void when_all_is_full_the_fullest_address_loses_its_oldest() {
        enrol(1, OTHER);
        enrol(2, FLOOD);
        enrol(3, FLOOD);
        enrol(4, THIRD);

        assertThat(enrol(5, new Origin("192.0.2.9"))).isEqualTo(EnrolmentDesk.EnrolmentStatus.WAITING);

        assertThat(waiting()).containsExactly("meter-1", "meter-3", "meter-4", "meter-5");
    }

    @Test
    void who_waits_too_long_is_forgotten() {
        enrol(1, FLOOD);
        clock.now = clock.now.plus(Duration.ofHours(23));
        enrol(2, FLOOD);
        clock.now = clock.now.plus(Duration.ofHours(2));

        assertThat(waiting()).containsExactly("meter-2");
    }

    @Test
    void who_is_registered_takes_no_place_and_is_not_forgotten() {
        enrol(1, FLOOD);
        enrol(2, FLOOD);
        database.jdbi()
                .useHandle(
                        rows -> rows.execute(
                                "insert into meter (meter, meter_key, feeder, production_wh, consumption_wh)"
                                        + " select meter, meter_key, feeder, 1, 1 from meter_enrolment where meter = 'meter-1'"));

        assertThat(enrol(3, FLOOD)).isEqualTo(EnrolmentDesk.EnrolmentStatus.WAITING);
        assertThat(enrol(1, FLOOD)).isEqualTo(EnrolmentDesk.EnrolmentStatus.REGISTERED);
        clock.now = clock.now.plus(Duration.ofDays(2));
        assertThat(waiting()).containsExactly("meter-1");
    }

    @Test
    void an_operator_makes_room() {
        enrol(1, FLOOD);

        assertThat(desk.reject(new MeterId("meter-1"), EnergyExamples.account(2)))
                .isFalse();
        assertThat(desk.reject(new MeterId("meter-1"), EnergyExamples.account(1)))
                .isTrue();
        assertThat(waiting()).isEmpty();
    }
}
