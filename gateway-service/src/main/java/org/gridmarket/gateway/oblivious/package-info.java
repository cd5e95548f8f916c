/** The oblivious door (RFC 9458): carries an operation whose sender's address this gateway never sees. */
@NullMarked
package org.gridmarket.gateway.oblivious;

import org.jspecify.annotations.NullMarked;
