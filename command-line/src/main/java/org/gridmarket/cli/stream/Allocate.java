package org.gridmarket.cli.stream;

import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.process.Closing;
import org.gridmarket.roles.stream.desk.MemberRole;
import org.gridmarket.worker.stream.party.Allocator;
import org.gridmarket.worker.stream.party.Participant;
import org.gridmarket.worker.stream.party.Seat;
import picocli.CommandLine;

/** An allocator. */
@CommandLine.Command(
        name = "allocate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Puts offers together, gathers signatures, brings them to the ledger, and is paid. Needs no licence.",
        footer = {
            "",
            "Example: ./gridmarket stream allocate --key a.key --desk http://127.0.0.1:8095 --gateway 127.0.0.1:8080"
        })
final class Allocate extends StreamParticipation {
    @CommandLine.Option(
            names = "--fee",
            paramLabel = "µ",
            defaultValue = "50",
            description = "From the customer and from each supplier.")
    private long fee;

    @Override
    MemberRole role() {
        return MemberRole.ALLOCATOR;
    }

    @Override
    Participant participant(Seat seat, Closing closing) {
        return new Allocator(seat, new Money(fee));
    }
}
