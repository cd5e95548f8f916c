/** Those who take part in the stream market, each without thread, socket or clock. */
@NullMarked
package org.gridmarket.worker.stream.party;

import org.jspecify.annotations.NullMarked;
