package org.gridmarket.cli.stream;

import org.gridmarket.cli.CommandTools;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.offer.MediatorOffer;
import org.gridmarket.kernel.stream.quantity.FuelPrice;
import org.gridmarket.process.Closing;
import org.gridmarket.roles.stream.desk.MemberRole;
import org.gridmarket.worker.stream.party.Mediator;
import org.gridmarket.worker.stream.party.Participant;
import org.gridmarket.worker.stream.party.Seat;
import picocli.CommandLine;

/** A mediator. */
@CommandLine.Command(
        name = "mediate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Judges disputes by running inputs again, and is paid. Needs a licence, and money for its bond.",
        footer = {
            "",
            "Example: ./gridmarket stream mediate --key m.key --desk http://127.0.0.1:8095 --gateway 127.0.0.1:8080"
        })
final class Mediate extends StreamParticipation {
    @CommandLine.Option(
            names = "--price",
            paramLabel = "µ",
            defaultValue = "1600000",
            description = "For 10^12 instructions.")
    private long price;

    @CommandLine.Option(names = "--fixed", paramLabel = "µ", defaultValue = "100", description = "For each dispute.")
    private long fixed;

    @CommandLine.Option(
            names = "--availability",
            paramLabel = "µ",
            defaultValue = "20",
            description = "For each epoch, for being there.")
    private long availability;

    @CommandLine.Option(names = "--hours", paramLabel = "N", defaultValue = "24", description = "How long it offers.")
    private int hours;

    @Override
    MemberRole role() {
        return MemberRole.MEDIATOR;
    }

    @Override
    Participant participant(Seat seat, Closing closing) {
        MediatorOffer offer = CommandTools.usage(() -> new MediatorOffer(
                seat.account(),
                new FuelPrice(price),
                new Money(fixed),
                new Money(availability),
                span(seat, hours, 1).last()));
        return new Mediator(seat, offer, OfferMachine.modules(seat.folder(), closing));
    }
}
