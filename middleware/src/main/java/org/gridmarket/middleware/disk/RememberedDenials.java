package org.gridmarket.middleware.disk;

import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.DenialBook;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.wire.Bytes;

/**
 * An authority that puts a newer list of denials on the disk before anybody acts upon it: told is only what the daemon's next
 * life knows as well. For the daemon's thread.
 */
public final class RememberedDenials implements Authority {
    private final Authority authority;
    private final NodeFolder folder;
    private final DenialBook book;

    /** @param book what is known; whoever asks for {@link #denials} takes the list into it next */
    public RememberedDenials(Authority authority, NodeFolder folder, DenialBook book) {
        this.authority = authority;
        this.folder = folder;
        this.book = book;
    }

    @Override
    public Decision<NodeIdentity> identify(Bytes certificate) {
        return authority.identify(certificate);
    }

    @Override
    public boolean isInDate(NodeIdentity identity) {
        return authority.isInDate(identity);
    }

    @Override
    public boolean isSigned(Bytes certificate, Bytes message, Bytes signature) {
        return authority.isSigned(certificate, message, signature);
    }

    @Override
    public Decision<DenialList> denials(Bytes list) {
        Decision<DenialList> read = authority.denials(list);
        if (read instanceof Decision.Accepted<DenialList>(DenialList newer)
                && newer.number() > book.number(newer.organisation())) {
            folder.keepDenials(newer);
        }
        return read;
    }
}
