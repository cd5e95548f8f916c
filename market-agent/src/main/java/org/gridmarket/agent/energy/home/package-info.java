/** A home's two processes, agent and meter, and what they share: settings, folder, the door between them, troubles. */
@NullMarked
package org.gridmarket.agent.energy.home;

import org.jspecify.annotations.NullMarked;
