package org.gridmarket.chain.block;

import java.security.cert.X509Certificate;

/** A certificate that a membership service of the channel vouches for. Equal certificates are one identity. */
record Identity(MembershipService service, X509Certificate certificate) {}
