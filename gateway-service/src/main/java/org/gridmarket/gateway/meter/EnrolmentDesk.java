package org.gridmarket.gateway.meter;

import io.grpc.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.gridmarket.gateway.CallerLimits;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.gateway.readmodel.Count;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.slots.Origin;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who has asked to be registered, and who is. */
public final class EnrolmentDesk {
    /** How far an enrolment has come. */
    public enum EnrolmentStatus {
        WAITING,
        REGISTERED
    }

    /** An enrolment and how far it has come. */
    public record Entry(Enrolment enrolment, EnrolmentStatus standing) {}

    /** An enrolment as its meter signed it. */
    public record SignedEnrolment(Enrolment enrolment, Bytes signature) {}

    /** Those whose meter and key the ledger does not know. */
    private static final String WAITING_ROWS = """
            meter_enrolment e where not exists
            (select 1 from meter m where m.meter = e.meter and m.meter_key = e.meter_key)""";

    private final Jdbi jdbi;
    private final GatewayLimits limits;
    private final CallerLimits callers;
    private final Clock clock;

    public EnrolmentDesk(Jdbi jdbi, GatewayLimits limits, CallerLimits callers, Clock clock) {
        this.jdbi = jdbi;
        this.limits = limits;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * Takes an enrolment whose signature has been checked; a repeated one is answered alike, with its newest values. When the
     * list is full, the oldest of the address that holds most of it makes room: a flood pushes out itself.
     *
     * @throws io.grpc.StatusRuntimeException RESOURCE_EXHAUSTED when as many as one address may have wait already
     */
    public EnrolmentStatus enrol(SignedEnrolment signed, Origin origin) {
        Enrolment enrolment = signed.enrolment();
        return jdbi.inTransaction(rows -> {
            if (isRegistered(rows, enrolment)) {
                return EnrolmentStatus.REGISTERED;
            }
            delete(rows, enrolment.meter(), enrolment.key());
            forgetOld(rows);
            requireRoom(rows, origin);
            rows.createUpdate("""
                            insert into meter_enrolment
                            (meter, meter_key, feeder, production_wh, consumption_wh, origin, asked_at, signature)
                            values (:meter, :key, :feeder, :production, :consumption, :origin, :now, :signature)""")
                    .bind("meter", enrolment.meter().name())
                    .bind("key", enrolment.key().toHex())
                    .bind("feeder", enrolment.feeder().name())
                    .bind("production", enrolment.limits().production().wh())
                    .bind("consumption", enrolment.limits().consumption().wh())
                    .bind("origin", origin.prefix())
                    .bind("now", clock.millis())
                    .bind("signature", signed.signature().toHex())
                    .execute();
            return EnrolmentStatus.WAITING;
        });
    }

    private static boolean isRegistered(Handle rows, Enrolment enrolment) {
        String meter = enrolment.meter().name();
        String key = enrolment.key().toHex();
        return Count.all(rows, "meter where meter = ? and meter_key = ?", meter, key) > 0;
    }

    private static boolean delete(Handle rows, MeterId meter, AccountKey key) {
        return rows.createUpdate("delete from meter_enrolment where meter = :meter and meter_key = :key")
                        .bind("meter", meter.name())
                        .bind("key", key.toHex())
                        .execute()
                > 0;
    }

    private void forgetOld(Handle rows) {
        rows.createUpdate("""
                        delete from meter_enrolment where asked_at < :oldest and not exists
                        (select 1 from meter m
                        where m.meter = meter_enrolment.meter and m.meter_key = meter_enrolment.meter_key)""")
                .bind("oldest", clock.millis() - callers.enrolmentLife().toMillis())
                .execute();
    }

    private void requireRoom(Handle rows, Origin origin) {
        long own = Count.all(rows, WAITING_ROWS + " and e.origin = ?", origin.prefix());
        if (own >= callers.enrolmentsOfOrigin()) {
            throw Calls.refusal(
                    Status.RESOURCE_EXHAUSTED,
                    own + " meters that were enrolled from your address wait for registration, the most"
                            + " allowed for one; ask again when some are registered");
        }
        if (Count.all(rows, WAITING_ROWS) >= limits.waitingEnrolments()) {
            pushOut(rows);
        }
    }

    private static void pushOut(Handle rows) {
        String fullest = rows.createQuery("select e.origin from " + WAITING_ROWS
                        + " group by e.origin order by count(*) desc, e.origin fetch first 1 rows only")
                .mapTo(String.class)
                .one();
        rows.createQuery("select e.meter, e.meter_key from " + WAITING_ROWS
                        + " and e.origin = :origin order by e.asked_at, e.meter fetch first 1 rows only")
                .bind("origin", fullest)
                .map((row, context) ->
                        delete(rows, new MeterId(row.getString("meter")), AccountKey.hex(row.getString("meter_key"))))
                .one();
    }

    /** An operator says no: the enrolment is forgotten. Whether there was one. */
    public boolean reject(MeterId meter, AccountKey key) {
        return jdbi.withHandle(rows -> delete(rows, meter, key));
    }

    /** All enrolments, by name. */
    public List<Entry> entries() {
        return jdbi.withHandle(rows -> {
            forgetOld(rows);
            return read(rows);
        });
    }

    /**
     * Those that wait, by name and key.
     *
     * @param meter name of the last one of the part before; empty for the first part
     * @param key of that one, hexadecimal
     * @param most so many at most
     */
    public List<SignedEnrolment> waiting(String meter, String key, int most) {
        return jdbi.withHandle(rows -> {
            forgetOld(rows);
            return rows.createQuery("select e.* from " + WAITING_ROWS + """
                             and e.signature is not null
                            and (e.meter > :meter or (e.meter = :meter and e.meter_key > :key))
                            order by e.meter, e.meter_key fetch first :most rows only""")
                    .bind("meter", meter)
                    .bind("key", key)
                    .bind("most", most)
                    .map((row, context) -> new SignedEnrolment(enrolment(row), Bytes.hex(row.getString("signature"))))
                    .list();
        });
    }

    /** How far an enrolment has come that was made elsewhere. */
    public EnrolmentStatus standingOf(Enrolment enrolment) {
        return jdbi.withHandle(
                rows -> isRegistered(rows, enrolment) ? EnrolmentStatus.REGISTERED : EnrolmentStatus.WAITING);
    }

    private static Enrolment enrolment(ResultSet row) throws SQLException {
        return new Enrolment(
                new MeterId(row.getString("meter")),
                AccountKey.hex(row.getString("meter_key")),
                new FeederId(row.getString("feeder")),
                new TradingLimits(
                        Energy.ofWh(row.getLong("production_wh")), Energy.ofWh(row.getLong("consumption_wh"))));
    }

    private static List<Entry> read(Handle rows) {
        return rows.createQuery("""
                        select e.*, m.meter as registered from meter_enrolment e
                        left join meter m on m.meter = e.meter and m.meter_key = e.meter_key
                        order by e.meter, e.meter_key""")
                .map((row, context) -> new Entry(
                        enrolment(row),
                        row.getString("registered") == null ? EnrolmentStatus.WAITING : EnrolmentStatus.REGISTERED))
                .list();
    }
}
