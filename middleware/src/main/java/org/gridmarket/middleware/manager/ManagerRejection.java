package org.gridmarket.middleware.manager;

import org.gridmarket.kernel.decision.RejectionCode;

/** Why a node does not take a package or an order. */
public enum ManagerRejection implements RejectionCode {
    PACKAGE_DAMAGED("The package is not what its manifest says; pack it anew."),
    PACKAGE_TOO_LARGE("The package has more bytes or files than a node takes."),
    UNSIGNED("Manifest and signature of the package do not fit, or there is none; a node runs nothing without."),
    SIGNATURE_BAD("The signature of the order is not its signer's."),
    SIGNER_NOT_ALLOWED("The key is none of those that this node believes; its operator names them at its start."),
    NUMBER_OLD("The node knows a newer order of this application; take the next number."),
    NOT_INSTALLED("The node does not have this package of the application; install it first."),
    MODEL_REFUSED("The model or the deployment in the package cannot be run; the fault is named with its place."),
    NOT_PLACED("The deployment places no actor on this node."),
    DEVICE_MISSING("An actor that is placed here needs a device that this node does not have."),
    LIMIT_MEMORY("The actors may use less memory than a process needs, or more than this node gives."),
    TOO_MANY_APPLICATIONS("The node has as many applications as it bears; remove one."),
    DISK("The node could not write what was asked to its disk; nothing has changed."),
    BUSY("The node is taking another package, or answers as many questions as it bears; ask again."),
    MALFORMED("The question cannot be read; command and node are of different versions.");

    private final String meaning;

    ManagerRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
