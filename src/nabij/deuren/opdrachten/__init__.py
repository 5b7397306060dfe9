"""De opdrachtregel: het commando nabij."""
