package org.gridmarket.middleware.daemon;

import java.util.Set;
import org.gridmarket.discovery.protocol.NodeSetting;
import org.gridmarket.discovery.protocol.Processes;
import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.Signer;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.command.SignatureCheck;

/**
 * What a daemon is given.
 *
 * @param node of the protocol
 * @param signer the node's own keys
 * @param authority the roots of the consortium
 * @param signatures Ed25519
 * @param admits units whose nodes are believed in the own site
 * @param withdrawn is filled from the disk, and kept up to date for the links' admission
 * @param processes of this machine
 */
public record DaemonSetting(
        NodeSetting node,
        Signer signer,
        Authority authority,
        SignatureCheck signatures,
        Set<Unit> admits,
        WithdrawnNodes withdrawn,
        Processes processes) {
    public DaemonSetting {
        admits = Set.copyOf(admits);
    }
}
