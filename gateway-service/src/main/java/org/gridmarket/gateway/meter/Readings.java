package org.gridmarket.gateway.meter;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.energy.bill.ReadingHash;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Readings as the DSO gets them, off the ledger, each bound to its salted hash on the ledger. */
public final class Readings {
    private static final int SALT_BYTES = 16;

    /**
     * One reading.
     *
     * @param t the interval
     * @param net produced less consumed, Wh
     * @param salt what the hash was salted with, {@value #SALT_BYTES} bytes; others are refused here, since the row that
     *     keeps it is written after the commit
     */
    public record Reading(Interval t, NetEnergy net, Bytes salt) {
        public Reading {
            if (salt.length() != SALT_BYTES) {
                throw new IllegalArgumentException(
                        "the salt of interval " + t + " has " + salt.length() + " bytes, not " + SALT_BYTES);
            }
        }
    }

    private final Jdbi jdbi;

    public Readings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What does not fit between readings and the hashes that the meter signed; empty when all does. */
    public static Optional<String> mismatch(
            MeterId meter, List<Reading> readings, EnergyCommand.ReportReadings signed) {
        if (readings.size() != signed.readings().size()) {
            return Optional.of(
                    readings.size() + " readings come with " + signed.readings().size() + " hashes");
        }
        for (int i = 0; i < readings.size(); i++) {
            Reading reading = readings.get(i);
            ReadingHash hash = ReadingHash.of(meter, reading.t(), reading.net(), reading.salt());
            if (!hash.equals(signed.readings().get(i))) {
                return Optional.of(
                        "the reading of interval " + reading.t() + " does not fit hash " + i + " of the operation");
            }
        }
        return Optional.empty();
    }

    /** Keeps readings whose hashes are on the ledger; once more changes nothing. */
    public void keep(MeterId meter, List<Reading> readings) {
        jdbi.useTransaction(rows -> {
            try (PreparedBatch old = rows.prepareBatch("delete from meter_reading where meter = :meter and t = :t");
                    PreparedBatch fresh = rows.prepareBatch(
                            "insert into meter_reading (meter, t, net_wh, salt) values (:meter, :t, :net, :salt)")) {
                for (Reading reading : readings) {
                    old.bind("meter", meter.name())
                            .bind("t", reading.t().index())
                            .add();
                    fresh.bind("meter", meter.name())
                            .bind("t", reading.t().index())
                            .bind("net", reading.net().wh())
                            .bind("salt", reading.salt().toHex())
                            .add();
                }
                old.execute();
                fresh.execute();
            }
        });
    }
}
