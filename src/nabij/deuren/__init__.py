"""De deuren: langs welke weg iemand binnenkomt. Opdrachtregel, werkplek, portaal."""
