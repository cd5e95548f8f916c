package org.gridmarket.middleware.disk;

import java.nio.file.Path;
import java.util.Locale;
import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.DenialBook;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.PrivateFile;

/** The newest list of denials of each organisation, as it was signed, in hex. */
final class DenialFiles {
    private final Path folder;

    DenialFiles(Path folder) {
        this.folder = folder;
    }

    private PrivateFile of(Organisation organisation) {
        return new PrivateFile(folder.resolve("denials-" + organisation.name().toLowerCase(Locale.ROOT)));
    }

    /**
     * What is known to be withdrawn; to be had before anybody is believed.
     *
     * @throws IllegalStateException when a list is there and cannot be believed: without it a withdrawn node would be
     */
    DenialBook read(Authority authority) {
        DenialBook book = new DenialBook();
        for (Organisation organisation : Organisation.values()) {
            PrivateFile file = of(organisation);
            if (file.exists()) {
                switch (authority.denials(Bytes.hex(file.read().strip()))) {
                    case Decision.Accepted<DenialList>(DenialList list)
                    when list.organisation() == organisation -> book.take(list);
                    case Decision.Accepted<DenialList>(DenialList other) ->
                        throw new IllegalStateException(file + " is a list of " + other.organisation());
                    case Decision.Rejected<DenialList>(var reason) ->
                        throw new IllegalStateException(file + " is not believed: " + reason.text()
                                + "; put the organisation's newest list there, or remove it if its CA was replaced");
                }
            }
        }
        return book;
    }

    /** Returns once it would survive a crash. */
    void write(DenialList list) {
        of(list.organisation()).replace(list.signed().toHex() + "\n");
    }
}
