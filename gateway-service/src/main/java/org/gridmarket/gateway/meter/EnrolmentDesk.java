package org.gridmarket.gateway.meter;

import io.grpc.Status;
import java.util.List;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who has asked to be registered, and who is. */
public final class EnrolmentDesk {
    /** How far an enrolment has come. */
    public enum Standing {
        WAITING,
        REGISTERED
    }

    /** An enrolment and how far it has come. */
    public record Entry(Enrolment enrolment, Standing standing) {}

    private final Jdbi jdbi;
    private final GatewayLimits limits;

    public EnrolmentDesk(Jdbi jdbi, GatewayLimits limits) {
        this.jdbi = jdbi;
        this.limits = limits;
    }

    /** Takes an enrolment whose signature has been checked; a repeated one is answered alike, with its newest values. */
    public Standing enrol(Enrolment enrolment) {
        return jdbi.inTransaction(rows -> {
            if (isRegistered(rows, enrolment)) {
                return Standing.REGISTERED;
            }
            rows.createUpdate("delete from meter_enrolment where meter = :meter and meter_key = :key")
                    .bind("meter", enrolment.meter().name())
                    .bind("key", enrolment.key().toHex())
                    .execute();
            requireRoom(rows);
            rows.createUpdate("""
                            insert into meter_enrolment
                            (meter, meter_key, feeder, production_wh, consumption_wh)
                            values (:meter, :key, :feeder, :production, :consumption)""")
                    .bind("meter", enrolment.meter().name())
                    .bind("key", enrolment.key().toHex())
                    .bind("feeder", enrolment.feeder().name())
                    .bind("production", enrolment.limits().production().wh())
                    .bind("consumption", enrolment.limits().consumption().wh())
                    .execute();
            return Standing.WAITING;
        });
    }

    private static boolean isRegistered(Handle rows, Enrolment enrolment) {
        return rows.createQuery("select count(*) from meter where meter = :meter and meter_key = :key")
                        .bind("meter", enrolment.meter().name())
                        .bind("key", enrolment.key().toHex())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private void requireRoom(Handle rows) {
        int waiting = rows.createQuery("""
                        select count(*) from meter_enrolment e where not exists
                        (select 1 from meter m where m.meter = e.meter and m.meter_key = e.meter_key)""").mapTo(Integer.class).one();
        if (waiting >= limits.waitingEnrolments()) {
            throw Status.RESOURCE_EXHAUSTED
                    .withDescription(waiting + " meters wait for registration, the most allowed; ask again later")
                    .asRuntimeException();
        }
    }

    /** All enrolments, by name. */
    public List<Entry> entries() {
        return jdbi.withHandle(rows -> rows.createQuery("""
                        select e.*, m.meter as registered from meter_enrolment e
                        left join meter m on m.meter = e.meter and m.meter_key = e.meter_key
                        order by e.meter, e.meter_key""")
                .map((row, context) -> new Entry(
                        new Enrolment(
                                new MeterId(row.getString("meter")),
                                AccountKey.hex(row.getString("meter_key")),
                                new FeederId(row.getString("feeder")),
                                new TradingLimits(
                                        Energy.ofWh(row.getLong("production_wh")),
                                        Energy.ofWh(row.getLong("consumption_wh")))),
                        row.getString("registered") == null ? Standing.WAITING : Standing.REGISTERED))
                .list());
    }
}
